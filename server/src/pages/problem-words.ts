/** What is wrong with a field, to who fills it in: of a comment's form and of a report's alike. */
import type { Problem, ReportProblem } from '@sayso/widgets/comments';
import { unreachable } from '@sayso/widgets/wire';

/** `missing`: what belongs into a field that was left empty. */
export const problemWords = (problem: Problem | ReportProblem, missing = 'Please fill this in.'): string => {
  switch (problem.code) {
    case 'missing':
      return missing;
    case 'too-long':
      return `Please shorten this to ${problem.max} characters; it has ${problem.length}.`;
    case 'bad-characters':
      return 'There is a character in it that cannot be kept. Please type it anew.';
    case 'not-an-email':
      return 'Please check the address, for example name@example.org.';
    case 'not-an-address':
      return 'Please check the address, for example https://example.org.';
    case 'name-taken':
      return 'This name belongs to somebody here. Please choose another.';
    default:
      return unreachable(problem);
  }
};
