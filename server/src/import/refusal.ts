/** Why a file is refused, and where. Lines and columns count from 1; 0: the file as a whole. */
export class ImportRefusal extends Error {
  constructor(
    readonly reason: string,
    readonly line: number,
    readonly column = 0,
  ) {
    super(`line ${line}${column > 0 ? `, column ${column}` : ''}: ${reason}`);
  }
}
