import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import { seesFullValues } from '../access/authorize.ts'
import { readLatestInstant } from '../audit/read-chain.ts'
import { destructionOfRow, destructionRow, destructionsOf } from '../destroyed/read-destructions.ts'
import { type Destruction, destructionMark } from '../destroyed/types.ts'
import { readChangeMarks } from '../ledger/change-marks.ts'
import { readReach } from '../ledger/reach/read-reach.ts'
import type { Reach } from '../ledger/reach/types.ts'
import { openStatement, type StatementScope } from '../ledger/sql/index.ts'
import type { Session } from '../storage/types.ts'
import type { TownReader, TownWriting } from '../town-session.ts'
import { createReadRows, type ReadRows } from './read-rows.ts'
import type { EvaluateOptions } from './types.ts'

/** What every reading of one snapshot shares. */
export interface ReadingScope extends TownWriting {
  readonly catalogue: CatalogueIndex
  /** Whether the reader sees personal and sensitive values as they are. */
  readonly full: boolean
  /** Their part of the town: a trace names nobody outside it, though the figure counts them. */
  readonly reach: Reach | undefined
  readonly asOf: string | undefined
  /** The period that the asking report is about. */
  readonly present: string | undefined
  /** The ledgers' change marks in this snapshot. */
  readonly marks: ReadonlyMap<string, string>
  /** What was ever destroyed in this town. */
  readonly destructions: readonly Destruction[]
  /** Opens a new statement over the town, the catalogue and the instant. */
  readonly open: () => StatementScope
  /** For small look-ups: rows of an earlier reading where no ledger has changed since. */
  readonly readRows: ReadRows
}

/** Opens a reading in one snapshot, with the marks that say which kept values still hold. An instant after the last entry is now. */
export async function openReading({ kernel, session, town, actor }: TownReader, options: EvaluateOptions): Promise<ReadingScope> {
  const { catalogue, engine } = kernel
  const { present } = options
  const asOf = await pastInstant(session, town, options.asOf)
  const ledgers = catalogue.catalogue.ledgers.map(({ id }) => id)
  const marks = await readChangeMarks(session, town, [...ledgers, destructionMark])
  const open = () => openStatement({ catalogue, town, asOf })
  const readRows = createReadRows({ engine, session, town, marks })
  const rows =
    marks.get(destructionMark) === '0'
      ? []
      : await readRows({ row: destructionRow, statement: destructionsOf(town), ledgers: new Set([destructionMark]) })
  const destructions = rows.map(destructionOfRow)
  const reach = await readReach(session, kernel, actor)
  // Figures are the whole town's: of values outside their part, who has one sees no more than who sees them masked.
  const full = seesFullValues(actor) && reach === undefined
  return { kernel, catalogue, town, full, reach, session, asOf, present, marks, destructions, open, readRows }
}

/**
 * The instant, unless nothing was written after it: then that state is the present one, which is read through the indexes of what is in force and may
 * have been read before.
 */
async function pastInstant(session: Session, town: string, asOf: string | undefined): Promise<string | undefined> {
  if (asOf === undefined) return undefined
  const latest = await readLatestInstant(session, town)
  return latest !== undefined && latest <= asOf ? undefined : asOf
}
