/** How much one answer may hold. Stated in /api/v1/config and the description of the API, so that nobody has to hit them. */
export const API_LIMITS = {
  /** numbers and gaps in one answer */
  observations: 250_000,
  /** the same in a spreadsheet, whose file is built in memory at once */
  observationsOfSpreadsheet: 20_000,
  /** of one answer before it is compressed */
  bytes: 64 * 1024 * 1024,
  /** tables whose structures (dimensions, code lists) stand in one answer of SDMX */
  tablesOfStructures: 100,
  /** behind the `?` of an address */
  queryCharacters: 8_000,
} as const;
