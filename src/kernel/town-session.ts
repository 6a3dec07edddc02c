import { type Action, authorize } from './access/authorize.ts'
import type { Actor } from './access/types.ts'
import { type Moment, momentOfClock } from './audit/moment.ts'
import { lockChain } from './audit/write-audited.ts'
import type { Kernel } from './context.ts'
import { partOf } from './ledger/reach/read-reach.ts'
import type { Session, Transactions } from './storage/types.ts'

/** What reading the records of a town needs. */
export interface TownReading {
  readonly kernel: Pick<Kernel, 'catalogue'>
  readonly session: Session
  readonly town: string
}

/** What writing them needs, also where nobody acts: a sweep, a case that follows its record. */
export interface TownWriting extends TownReading {
  readonly kernel: Kernel
}

/** What somebody reads there, with the rights they have. */
export interface TownReader extends TownWriting {
  readonly actor: Actor
}

/** Where a verb stands: somebody who may do it, in their town, at one moment of its clock, within one transaction. Only the two doors below make one. */
export interface TownSession extends TownReader {
  readonly moment: Moment
}

/** Runs a verb that reads, as of one moment. Refuses with `not-permitted` who may not. */
export async function readInTown<Result>(
  kernel: Kernel,
  actor: Actor,
  right: Action,
  work: (place: TownSession) => Promise<Result>,
): Promise<Result> {
  authorize(actor, right)
  return kernel.engine.inTown(actor.town).read((session) => work(standIn(kernel, actor, session)))
}

/**
 * The same for a verb that reads records: of whoever answers for a part of the town, the database itself shows no others of what is personal. What is told of
 * the whole town reads by `readInTown`.
 */
export async function readInPart<Result>(
  kernel: Kernel,
  actor: Actor,
  right: Action,
  work: (place: TownSession) => Promise<Result>,
): Promise<Result> {
  authorize(actor, right)
  return partOfTown(kernel, actor).read((session) => work(standIn(kernel, actor, session)))
}

/** Where an actor reads records: their part of the town, or all of it. */
export function partOfTown(kernel: Pick<Kernel, 'engine' | 'catalogue' | 'clock'>, actor: Actor): Pick<Transactions, 'read'> {
  const part = partOf(kernel, actor)
  return part === undefined ? kernel.engine.inTown(actor.town) : kernel.engine.inPart(actor.town, part)
}

/** The whole town, within a reading of a part of it: for what is asked of records that are not shown. */
export function wholeTown(session: Session): Pick<Session, 'query'> {
  return session.part?.whole ?? session
}

/**
 * Runs a verb that writes, first in the town's line of writers: what it reads is what it writes upon, and all of it is written or nothing. Refuses with
 * `not-permitted` who may not.
 */
export async function writeInTown<Result>(
  kernel: Kernel,
  actor: Actor,
  right: Action,
  work: (place: TownSession) => Promise<Result>,
): Promise<Result> {
  authorize(actor, right)
  return kernel.engine.inTown(actor.town).write(async (session) => {
    await lockChain(session, actor.town)
    return work(standIn(kernel, actor, session))
  })
}

/** An actor's place within a transaction that is open already. */
export function readerIn(kernel: Kernel, actor: Actor, session: Session): TownReader {
  return { kernel, session, town: actor.town, actor }
}

function standIn(kernel: Kernel, actor: Actor, session: Session): TownSession {
  return { ...readerIn(kernel, actor, session), moment: momentOfClock(kernel) }
}
