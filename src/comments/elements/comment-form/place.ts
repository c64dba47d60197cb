/** Where additions stand that are drawn apart from the form's own template. */

/** The container for one of our additions, put in the first time. */
export const placeFor = (form: HTMLFormElement, place: string, put: (made: HTMLElement) => void): HTMLElement => {
  const present = form.querySelector<HTMLElement>(`[data-sayso-added="${place}"]`);
  if (present) return present;
  const made = document.createElement('div');
  made.dataset['saysoAdded'] = place;
  put(made);
  return made;
};
