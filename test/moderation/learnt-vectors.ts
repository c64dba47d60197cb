/** The learnt model's vectors: decisions and what they make of a model, byte for byte, in a browser and in Node. */
import { featuresOf } from '../../src/moderation/model/learnt/features.js';
import { learntToJson, parseLearnt } from '../../src/moderation/model/learnt/json.js';
import { teach, untaught, type Label } from '../../src/moderation/model/learnt/learnt.js';
import { opinionOf } from '../../src/moderation/model/learnt/opinion.js';

export interface LearntVectors {
  readonly about: string;
  /** Decisions in their order. */
  readonly decisions: readonly { readonly text: string; readonly website: string; readonly label: Label }[];
  /** The model after them. */
  readonly model: unknown;
  /** What it says of texts that it has not met. */
  readonly opinions: readonly { readonly text: string; readonly website: string; readonly opinion: unknown }[];
}

/** What this engine makes of the same decisions and texts. */
export const learn = ({ decisions, opinions }: LearntVectors): Pick<LearntVectors, 'model' | 'opinions'> => {
  let model = untaught();
  for (const { label, ...words } of decisions) model = teach(model, [{ features: featuresOf(words), label }]);
  const read = parseLearnt(JSON.parse(JSON.stringify(learntToJson(model))));
  if (!read.ok) throw new Error(`${read.error.path}: ${read.error.expected}`);
  return { model: learntToJson(model), opinions: opinions.map(({ text, website }) => ({ text, website, opinion: opinionOf(read.value, featuresOf({ text, website })) })) };
};
