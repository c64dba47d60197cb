/** Where the record is kept: a few texts in, one text out. Types only. */
export interface RecordStorage {
  /** Every value kept under the record's name, as it stands; empty where there is none or storage is refused. Never throws. */
  read(): readonly string[];
  /** Keeps one value for so many days and clears every other. True when it can be read back. Never throws. */
  write(value: string, days: number): boolean;
}
