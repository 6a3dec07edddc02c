import { presentDay } from '../../../definition/period/present-day.ts'
import { count, object, oneOf, orNull, type Shape, text } from '../../../definition/shape/shape.ts'
import type { NoticeKind } from '../types.ts'

/** What goes out to a group: which cases, where they stand, until when. Nothing of the record itself, for a group is not the ledger. */
export interface OutgoingMessage {
  /** `test`: somebody asked whether messages arrive. */
  readonly kind: NoticeKind | 'test'
  readonly loopLabel: string
  readonly stateLabel: string
  /** How many cases it speaks of; the number and the link are those of the only one. */
  readonly count: number
  readonly number: string | null
  readonly case: string | null
  readonly due: string | null
  /** Whom a late case was brought before. */
  readonly level: 'clerk' | 'leader' | 'administrator' | null
}

const levelNames = ['clerk', 'leader', 'administrator'] as const

/** What a kept message must be before it goes out. */
export const outgoingMessage: Shape<OutgoingMessage> = object({
  kind: oneOf(['arrived', 'late', 'escalated', 'urged', 'test']),
  loopLabel: text,
  stateLabel: text,
  count,
  number: orNull(text),
  case: orNull(text),
  due: orNull(text),
  level: orNull(oneOf(levelNames)),
})

const levels = { clerk: '科室', leader: '领导', administrator: '管理员' } as const

/** One Chinese sentence. */
export function presentMessage({ kind, loopLabel, stateLabel, count, number, due, level }: OutgoingMessage): string {
  const which = number === null ? `${loopLabel}有 ${count} 件` : `${loopLabel} ${number}`
  const until = due === null ? '' : `，期限${presentDay(due)}`
  switch (kind) {
    case 'test':
      return '这是一条测试消息，收到它说明推送正常。'
    case 'arrived':
      return `${which}到了“${stateLabel}”${until}。`
    case 'late':
      return `${which}在“${stateLabel}”已逾期${until}。`
    case 'urged':
      return `${which}在“${stateLabel}”${until}，有人催办。`
    case 'escalated':
      return `${which}在“${stateLabel}”${until}，已提请${level === null ? '' : levels[level]}督办。`
  }
}
