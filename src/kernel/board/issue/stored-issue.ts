import { createHash } from 'node:crypto'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { parseShape } from '../../../definition/shape/parse-json.ts'
import type { StoredVersion } from '../../ledger/record/read-version.ts'
import type { BoardContent, Issue, IssueState, IssueSummary } from '../types.ts'
import { contentShape } from './content-shape.ts'

/** What an issue keeps of a list: its text and the digest that proves it. */
export function keepContent(content: BoardContent): { readonly text: string; readonly digest: string } {
  const text = JSON.stringify(content)
  return { text, digest: digestOf(text) }
}

/** SHA-256 of a published text, in hexadecimal. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** An issue with its contents, from its stored version. Throws when a content is none: only the kernel writes it. */
export function presentIssue({ id, values }: Pick<StoredVersion, 'id' | 'values'>): Issue {
  const summary = summariseIssue({ id, values })
  const frozen = values.frozenContent ?? null
  return { ...summary, published: readContentText(values.content ?? ''), frozen: frozen === null ? null : readContentText(frozen) }
}

/** An issue without its contents, from its stored version. */
export function summariseIssue({ id, values }: Pick<StoredVersion, 'id' | 'values'>): IssueSummary {
  const text = (name: string) => values[name] ?? ''
  return {
    id,
    name: text('name'),
    board: text('board'),
    month: text('month'),
    number: wholeNumber(text('number')),
    state: stateOf(values.state ?? null),
    publishedOn: text('publishedOn'),
    appealDays: wholeNumber(text('appealDays')),
    digest: values.frozenDigest ?? text('digest'),
    frozenOn: values.frozenOn ?? null,
  }
}

function stateOf(state: string | null): IssueState {
  return state === 'frozen' || state === 'withdrawn' ? state : 'published'
}

function readContentText(text: string): BoardContent {
  return parseShape(contentShape, text, 'the list of an issue')
}
