import { type Static, type TLiteral, type TSchemaOptions, type TUnion, Type } from 'typebox'
import type { DomainThing } from '../../kernel/assert-in-domains.ts'
import type { Received } from './sides.ts'

/** Every refused or failed call answers in this shape. */
export const errorBody = Type.Object(
  {
    error: Type.Object({
      code: Type.String({ description: '错误代码，如 not-found、not-permitted、conflict、invalid、locked、unavailable、damaged、bug' }),
      message: Type.String({ description: '可以直接给人看的说明' }),
      fields: Type.Optional(Type.Array(Type.Object({ field: Type.String(), message: Type.String() }), { description: '哪一栏有什么问题' })),
      incident: Type.Optional(Type.String({ description: '程序自身出错时的事件编号，报修时请附上' })),
    }),
  },
  { title: '出错说明' },
)
export type ErrorBody = Static<typeof errorBody>

export const id = Type.String({ minLength: 1, maxLength: 100 })

/** The keyword of a schema that says what its texts name, so that what a town has switched off is not to be named (`routes/hide-domains-off.ts`). */
export const namesKeyword = 'x-names'

/** The name or id of something that belongs to a domain. An `id` is of something that does not, or of which what it belongs to is named beside it. */
export function nameOf(thing: DomainThing) {
  return Type.String({ minLength: 1, maxLength: 100, [namesKeyword]: thing })
}

/** An instant as the kernel prints it, or any ISO instant a person may write. */
export const instant = Type.String({ minLength: 4, maxLength: 40, description: '时刻，如 2020-12-31T00:00:00.000000Z' })

export const periodKey = Type.String({ minLength: 4, maxLength: 20, description: '期间：2020、2020-Q3、2020-03、2020-01..2020-11' })

export const slice = Type.Object({ dimension: Type.String({ maxLength: 100 }), value: Type.String({ maxLength: 200 }) })

/** Decimal text in the base unit, a date, or picked words; null when unknown. */
export const valueText = Type.Union([Type.String(), Type.Null()], {
  description: '十进制文本（基本单位；比率为 %）、日期或文字；不知道时为 null',
})

export const fieldValues = Type.Record(
  Type.String({ maxLength: 100 }),
  Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
  { description: '按栏目编号的值；小数、日期、引用都写成文本' },
)

type Literals<Words> = Words extends readonly [infer First extends string, ...infer Rest] ? [TLiteral<First>, ...Literals<Rest>] : []

/** One of some words. */
export function literals<const Words extends readonly string[]>(words: Words, options?: TSchemaOptions): TUnion<Literals<Words>> {
  // A tuple mapped one by one, which the type of `map` does not say.
  return Type.Union(
    words.map((word) => Type.Literal(word)),
    options,
  ) as unknown as TUnion<Literals<Words>>
}

export const diagnostic = Type.Object({
  code: Type.String(),
  severity: literals(['error', 'warning']),
  at: Type.Object({ source: Type.String(), line: Type.Integer(), column: Type.Integer() }),
  message: Type.String(),
  hint: Type.Optional(Type.String()),
  ledger: Type.Optional(Type.String({ description: '到哪本台账去补' })),
})
export type Diagnostic = Received<Static<typeof diagnostic>>

export const nothing = Type.Object({}, { title: '无内容' })

/** A file as the answer: bytes, for which JSON has no type. */
export const file = Type.Unsafe<Uint8Array>(Type.String({ format: 'binary', description: '文件' }))
