/** Many rows by one statement. */
import type { Connection, Value } from '../database.js';

/** Values that one statement may carry: SQLite takes 32,766. */
const mostValues = 10_000;

/** `$3, $4, …` for a list of values that begins at number `first`. */
export const placesOf = (values: readonly unknown[], first: number): string => values.map((_, index) => `$${index + first}`).join(', ');

/** `tail` is what follows the values, such as `on conflict do nothing`. */
export const insertMany = async (connection: Connection, table: string, columns: readonly string[], rows: readonly (readonly Value[])[], tail = ''): Promise<void> => {
  const most = Math.floor(mostValues / columns.length);
  for (let start = 0; start < rows.length; start += most) {
    const part = rows.slice(start, start + most);
    const places = part.map((row, index) => `(${placesOf(row, index * columns.length + 1)})`).join(', ');
    await connection.query(`insert into ${table} (${columns.join(', ')}) values ${places} ${tail}`, part.flat());
  }
};
