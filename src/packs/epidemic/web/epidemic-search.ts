import { parseDay } from '../../../definition/period/calendar-day.ts'

export interface BulletinSearch {
  readonly day?: string
}

export interface ChainSearch {
  /** The confirmed case that the chain begins with. */
  readonly root?: string
  /** The person looked at. */
  readonly person?: string
}

export interface EntrySearch {
  readonly checkpoint?: string
}

export interface NoticesSearch {
  readonly village?: string
  /** One record of 管控对象. */
  readonly person?: string
}

type Search = Readonly<Record<string, unknown>>

export function readBulletinSearch({ day }: Search): BulletinSearch {
  return typeof day === 'string' && parseDay(day) !== undefined ? { day } : {}
}

export function readChainSearch({ root, person }: Search): ChainSearch {
  return { ...(isText(root) ? { root } : {}), ...(isText(person) ? { person } : {}) }
}

export function readEntrySearch({ checkpoint }: Search): EntrySearch {
  return isText(checkpoint) ? { checkpoint } : {}
}

export function readNoticesSearch({ village, person }: Search): NoticesSearch {
  return { ...(isText(village) ? { village } : {}), ...(isText(person) ? { person } : {}) }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
