/** RFC 4180 text of a table; null is an empty cell. */
export type CsvCell = string | number | boolean | null;

const quoted = (cell: string): string => (cell === "" || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const written = (cell: CsvCell): string => (cell === null ? "" : typeof cell === "string" ? quoted(cell) : String(cell));

export const csvText = (header: string[], rows: CsvCell[][]): string =>
  [header, ...rows].map((row) => row.map(written).join(",") + "\r\n").join("");

/** The rows of a plain CSV as records by column: what the published figures need. */
export function readCsv(text: string): Record<string, string>[] {
  const [header = [], ...rows] = text.trim().split(/\r?\n/).map(readLine);
  return rows.map((row) => Object.fromEntries(header.map((name, place) => [name, row[place] ?? ""])));
}

function readLine(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...cells].map(([, inQuotes, plain]) => inQuotes?.replaceAll('""', '"') ?? plain ?? "");
}
