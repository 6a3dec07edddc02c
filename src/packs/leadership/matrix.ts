/** A leader, as the matrix names them. */
export interface Lead {
  readonly cadre: string
  readonly name: string
}

/** A duty as it lies in its ledger: who answers for what, from when until when (that day no longer). */
export interface HeldDuty {
  readonly object: string
  readonly holder: Lead
  readonly role: string
  readonly from: string
  readonly to: string
}

export interface Named {
  readonly id: string
  readonly name: string
}

export interface CellOf {
  readonly id: string
  readonly line: string
  readonly village: string
}

export interface MatrixInput {
  readonly lines: readonly Named[]
  readonly villages: readonly Named[]
  readonly cells: readonly CellOf[]
  readonly duties: readonly HeldDuty[]
  readonly today: string
}

/** One line in one village; without a record when nobody has written it down yet, without a lead when nobody leads it. */
export interface MatrixCell {
  readonly line: Named
  readonly village: Named
  readonly record: string | undefined
  readonly lead: Lead | undefined
}

export interface Matrix {
  readonly lines: readonly (Named & { readonly lead: Lead | undefined })[]
  readonly rows: readonly { readonly village: Named & { readonly lead: Lead | undefined }; readonly cells: readonly MatrixCell[] }[]
  /** Lines, villages and cells that nobody leads. */
  readonly gaps: number
}

/** Lines across, villages down, and who leads each today: of an object exactly one has the leading role at any time, which the ledger of duties holds. */
export function makeMatrix({ lines, villages, cells, duties, today }: MatrixInput): Matrix {
  const leads = new Map(duties.filter((duty) => isLeading(duty, today)).map(({ object, holder }) => [object, holder]))
  const records = new Map(cells.map(({ id, line, village }) => [`${line} ${village}`, id]))
  const led = <One extends Named>(one: One) => ({ ...one, lead: leads.get(one.id) })
  const across = lines.map(led)
  const rows = villages.map((village) => ({
    village: led(village),
    cells: lines.map((line): MatrixCell => {
      const record = records.get(`${line.id} ${village.id}`)
      return { line, village, record, lead: record === undefined ? undefined : leads.get(record) }
    }),
  }))
  const all = [...across, ...rows.flatMap((row) => [row.village, ...row.cells])]
  return { lines: across, rows, gaps: all.filter(({ lead }) => lead === undefined).length }
}

/** Old files say no role: whoever stands there leads. */
function isLeading({ role, from, to }: HeldDuty, today: string): boolean {
  return role !== 'secondary' && from <= today && (to === '' || to > today)
}
