import type { UnitId } from '../unit/unit.ts'

/** Who may see a field's value in full (docs/adr/0016). */
export type Secrecy = 'open' | 'personal' | 'sensitive'

/** A decimal number written as text, so that no float ever touches money. */
export type DecimalText = string

interface FieldCommon {
  readonly label: string
  /** Other header words that offices use for the same column. */
  readonly aliases?: readonly string[]
  /** What reports write where the field is meant, as 建成 for 实际完工 and 牵头 for 责任领导. Office files are not read by it. */
  readonly said?: readonly string[]
  readonly required?: boolean
  readonly secrecy?: Secrecy
  /**
   * Whether only the office changes it once it is written (`resolveGuards` says which fields are so by default). `byHand`: steps of loops may correct it,
   * whoever takes them; `false`: whoever writes the ledger may, which accounts and numbers of identity never are.
   */
  readonly guarded?: boolean | 'byHand'
  /** One Chinese sentence shown beside the input. */
  readonly help?: string
}

/**
 * Whether the values of several records may be added up to a total. `false`: never (a rate, a limit, an ordinal, a score). `within`: only among records that
 * agree in these fields of the ledger (income apart from expenditure, a stock of one year). `yearOf`: only within a calendar year of that field.
 */
export type Additivity = boolean | { readonly within?: readonly string[]; readonly yearOf?: string }

interface AdditiveField extends FieldCommon {
  /** Absent: money, areas and whole numbers may be added, other decimals may not. */
  readonly additive?: Additivity
}

export interface TextField extends FieldCommon {
  readonly kind: 'text'
  readonly maxLength?: number
  /** A multi-line input on screen. */
  readonly long?: boolean
  /** Its values may be, or hold, numbers of people: the database keeps them sealed whole, as it keeps those. They are compared whole, and in no order. */
  readonly sealed?: true
}
export interface IntegerField extends AdditiveField {
  readonly kind: 'integer'
  readonly unit?: UnitId
  readonly min?: number
  readonly max?: number
}
export interface DecimalField extends AdditiveField {
  readonly kind: 'decimal'
  readonly unit?: UnitId
  /** Decimals kept, 0–10. */
  readonly scale: number
  readonly min?: DecimalText
  readonly max?: DecimalText
}
/** `numeric(18,2)` in 元. */
export interface MoneyField extends AdditiveField {
  readonly kind: 'money'
  readonly min?: DecimalText
  readonly max?: DecimalText
}
/** `numeric(18,4)` in 亩. */
export interface AreaField extends AdditiveField {
  readonly kind: 'area'
  readonly min?: DecimalText
  readonly max?: DecimalText
}
/** `numeric(18,4)` in %: 12.5 is 12.5 %. Never added up. */
export interface PercentField extends FieldCommon {
  readonly kind: 'percent'
  readonly min?: DecimalText
  readonly max?: DecimalText
}
/** A calendar day, `2020-02-29`. */
export interface DateField extends FieldCommon {
  readonly kind: 'date'
}
/** A wall-clock time of the township, `2020-02-29T08:30` (no zone: a checkpoint's clock). */
export interface DateTimeField extends FieldCommon {
  readonly kind: 'dateTime'
}
/** A calendar month, `2020-03`. */
export interface MonthField extends FieldCommon {
  readonly kind: 'month'
}
/** A calendar period of one grain: `2020`, `2020-Q1`. */
export interface PeriodField extends FieldCommon {
  readonly kind: 'period'
  readonly grain: 'year' | 'quarter'
}
export interface ChoiceField<Option extends string = string> extends FieldCommon {
  readonly kind: 'choice'
  readonly options: Readonly<Record<Option, string>>
  /** Words in office files that mean an option: `{ '规模以上': 'aboveScale' }`. */
  readonly optionAliases?: Readonly<Record<string, Option>>
  /** A standard's own code of each option (`{ male: '1' }` by GB/T 2261.1): office files may bring it instead of the word, lists for other houses write both. */
  readonly codes?: Readonly<Partial<Record<Option, string>>>
}
export interface BooleanField extends FieldCommon {
  readonly kind: 'boolean'
}
/**
 * A reference to a record of another ledger (`to`: its id).
 * `by` maps the columns that an office file brings to fields of the target: `{ 户主: 'head', 身份证号: 'idNumber', 村: 'village' }`;
 * when absent, the one column `label` is matched against the target's `title` fields and its key.
 * Those columns are also what an export writes and a screen shows.
 */
export interface RefField extends FieldCommon {
  readonly kind: 'ref'
  readonly to: string
  readonly by?: Readonly<Record<string, string>>
}
/** A reference to one of several ledgers; `choose` names the choice field of the same ledger whose option says which. */
export interface AnyRefField extends FieldCommon {
  readonly kind: 'anyRef'
  readonly choose: string
  /** option of the choice field → ledger id */
  readonly to: Readonly<Record<string, string>>
}
/** A reference to `village`, by name or code. */
export interface VillageField extends FieldCommon {
  readonly kind: 'village'
}
/** A reference to `grid`, by name or code. */
export interface GridField extends FieldCommon {
  readonly kind: 'grid'
}
export interface PersonNameField extends FieldCommon {
  readonly kind: 'personName'
}
/** GB 11643, stored with a capital X. */
export interface NationalIdField extends FieldCommon {
  readonly kind: 'nationalId'
}
/** GB 32100. A bad check digit is a warning with a reason, not a refusal. */
export interface CreditCodeField extends FieldCommon {
  readonly kind: 'creditCode'
}
export interface PhoneField extends FieldCommon {
  readonly kind: 'phone'
}
export interface BankCardField extends FieldCommon {
  readonly kind: 'bankCard'
}
/** A stored document as `name#sha256:digest` (see `parseAttachment`); in office files the document's name or number. */
export interface AttachmentField extends FieldCommon {
  readonly kind: 'attachment'
}
/** An area on the map: GeoJSON text of a polygon or several. */
export interface GeometryField extends FieldCommon {
  readonly kind: 'geometry'
}

export type Field =
  | TextField
  | IntegerField
  | DecimalField
  | MoneyField
  | AreaField
  | PercentField
  | DateField
  | DateTimeField
  | MonthField
  | PeriodField
  | ChoiceField
  | BooleanField
  | RefField
  | AnyRefField
  | VillageField
  | GridField
  | PersonNameField
  | NationalIdField
  | CreditCodeField
  | PhoneField
  | BankCardField
  | AttachmentField
  | GeometryField

export type FieldKind = Field['kind']

/** The field of a kind, so that a table by kind is type-checked row by row. */
export type FieldOf<Kind extends FieldKind> = { readonly [K in Kind]: Extract<Field, { readonly kind: K }> & { readonly kind: K } }[Kind]

/**
 * A field's value as every room passes it: text for all kinds (decimals, dates and ids included), but
 * `number` for integer (safe range) and `boolean` for boolean. Empty is `null`. A ref's value is the target's record id (UUID).
 */
export type FieldValue = string | number | boolean | null

export type FieldValues = Readonly<Record<string, FieldValue>>
