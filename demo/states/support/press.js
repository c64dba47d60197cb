/** Presses what a moderator would press in the console, and waits until what comes of it stands. */
const root = () => document.querySelector('sayso-moderation').shadowRoot;

const until = async (condition) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
};

/** On a narrow page the comment takes the place of the list first. */
export const openComment = async (id) => {
  const row = () => root().querySelector(`.row[data-id="${id}"]`);
  await until(() => row() !== null);
  row().click();
  await until(() => root().querySelector(`.opened[data-id="${id}"]`) !== null);
};

export const press = async (mark) => {
  await until(() => root().querySelector(mark) !== null);
  root().querySelector(mark).click();
};

/** Until a dialog is open and shows this. */
export const dialogShows = (mark) => until(() => root().querySelector(`dialog[open] ${mark}`) !== null);

/** Writes into a field of the console. */
export const type = (mark, text) => {
  root().querySelector(mark).value = text;
};

/** Until this stands in the console. */
export const stands = (mark) => until(() => root().querySelector(mark) !== null);
