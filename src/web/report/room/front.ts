import { bodyStart } from '../../../definition/report/front-matter.ts'

/** What a form asks of a report's head. */
export const frontFields = ['title', 'period', 'subtitle', 'author', 'salutation'] as const
export type FrontField = (typeof frontFields)[number]

export type Front = Readonly<Record<FrontField, string>>

/** The head of a template as its form shows it; what nobody wrote is empty. */
export function readFront(source: string): Front {
  const head = source.slice(0, bodyStart(source))
  const saidOf = (field: FrontField) => {
    const written = new RegExp(`^${field}:[ \\t]*(.*?)[ \\t\\r]*$`, 'm').exec(head)?.[1] ?? ''
    return unquoted(written.replace(/(?:^|\s)#.*$/, (found) => (/^["']/.test(written) ? found : '')))
  }
  return {
    title: saidOf('title'),
    period: saidOf('period'),
    subtitle: saidOf('subtitle'),
    author: saidOf('author'),
    salutation: saidOf('salutation'),
  }
}

export interface FrontChange {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** What of the text has to change so that a field of the head says this; undefined when it does already. An empty one goes. */
export function changeFront(source: string, field: FrontField, value: string): FrontChange | undefined {
  const end = bodyStart(source)
  const words = value.replace(/\s*\n\s*/g, ' ').trim()
  const line = words === '' ? '' : `${field}: ${written(words)}\n`
  if (end === 0) return words === '' ? undefined : { from: 0, to: 0, insert: `---\n${line}---\n\n` }
  const head = source.slice(0, end)
  const found = new RegExp(`^${field}:[^\\n]*\\n`, 'm').exec(head)
  if (found !== null) {
    const change = { from: found.index, to: found.index + found[0].length, insert: line }
    return found[0] === line ? undefined : change
  }
  const close = head.lastIndexOf('---')
  return line === '' ? undefined : { from: close, to: close, insert: line }
}

/** Where the prose of a template begins. */
export function proseStart(source: string): number {
  return bodyStart(source)
}

/** Quoted where YAML would read something else into the words. */
function written(words: string): string {
  const plain =
    /^[^\s\-?:,[\]{}#&*!|>'"%@`][^#]*$/u.test(words) && !/:(?:\s|$)/.test(words) && !/^(?:true|false|null|yes|no|~)$/i.test(words)
  return plain ? words : JSON.stringify(words)
}

function unquoted(words: string): string {
  if (/^".*"$/.test(words)) return words.slice(1, -1).replace(/\\(["\\])/g, '$1')
  return /^'.*'$/.test(words) ? words.slice(1, -1).replaceAll("''", "'") : words
}
