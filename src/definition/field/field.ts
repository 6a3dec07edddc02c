import type {
  AnyRefField,
  AreaField,
  AttachmentField,
  BankCardField,
  BooleanField,
  ChoiceField,
  CreditCodeField,
  DateField,
  DateTimeField,
  DecimalField,
  GeometryField,
  GridField,
  IntegerField,
  MoneyField,
  MonthField,
  NationalIdField,
  PercentField,
  PeriodField,
  PersonNameField,
  PhoneField,
  RefField,
  TextField,
  VillageField,
} from './types.ts'

type Spec<F> = Omit<F, 'kind'>

/** A spec without a misspelt or foreign part: every key that the kind does not have must be absent. */
type Exactly<S, F> = S & Readonly<Partial<Record<Exclude<keyof S, keyof Spec<F>>, never>>>

type ChoiceSpec<Options> = Spec<ChoiceField<Extract<keyof Options, string>>>

/** One constructor per kind of field; each only stamps the kind, so a definition stays plain data. */
export const field = {
  text: <const S extends Spec<TextField>>(spec: Exactly<S, TextField>) => ({ kind: 'text', ...spec }) as const,
  integer: <const S extends Spec<IntegerField>>(spec: Exactly<S, IntegerField>) => ({ kind: 'integer', ...spec }) as const,
  decimal: <const S extends Spec<DecimalField>>(spec: Exactly<S, DecimalField>) => ({ kind: 'decimal', ...spec }) as const,
  money: <const S extends Spec<MoneyField>>(spec: Exactly<S, MoneyField>) => ({ kind: 'money', ...spec }) as const,
  area: <const S extends Spec<AreaField>>(spec: Exactly<S, AreaField>) => ({ kind: 'area', ...spec }) as const,
  percent: <const S extends Spec<PercentField>>(spec: Exactly<S, PercentField>) => ({ kind: 'percent', ...spec }) as const,
  date: <const S extends Spec<DateField>>(spec: Exactly<S, DateField>) => ({ kind: 'date', ...spec }) as const,
  dateTime: <const S extends Spec<DateTimeField>>(spec: Exactly<S, DateTimeField>) => ({ kind: 'dateTime', ...spec }) as const,
  month: <const S extends Spec<MonthField>>(spec: Exactly<S, MonthField>) => ({ kind: 'month', ...spec }) as const,
  period: <const S extends Spec<PeriodField>>(spec: Exactly<S, PeriodField>) => ({ kind: 'period', ...spec }) as const,
  choice: <const Options extends Readonly<Record<string, string>>, const S extends Omit<ChoiceSpec<Options>, 'options'>>(
    spec: Exactly<S & { readonly options: Options }, ChoiceField>,
  ) => ({ kind: 'choice', ...spec }) as const,
  boolean: <const S extends Spec<BooleanField>>(spec: Exactly<S, BooleanField>) => ({ kind: 'boolean', ...spec }) as const,
  ref: <const S extends Spec<RefField>>(spec: Exactly<S, RefField>) => ({ kind: 'ref', ...spec }) as const,
  anyRef: <const S extends Spec<AnyRefField>>(spec: Exactly<S, AnyRefField>) => ({ kind: 'anyRef', ...spec }) as const,
  village: <const S extends Spec<VillageField>>(spec: Exactly<S, VillageField>) => ({ kind: 'village', ...spec }) as const,
  grid: <const S extends Spec<GridField>>(spec: Exactly<S, GridField>) => ({ kind: 'grid', ...spec }) as const,
  personName: <const S extends Spec<PersonNameField>>(spec: Exactly<S, PersonNameField>) => ({ kind: 'personName', ...spec }) as const,
  nationalId: <const S extends Spec<NationalIdField>>(spec: Exactly<S, NationalIdField>) => ({ kind: 'nationalId', ...spec }) as const,
  creditCode: <const S extends Spec<CreditCodeField>>(spec: Exactly<S, CreditCodeField>) => ({ kind: 'creditCode', ...spec }) as const,
  phone: <const S extends Spec<PhoneField>>(spec: Exactly<S, PhoneField>) => ({ kind: 'phone', ...spec }) as const,
  bankCard: <const S extends Spec<BankCardField>>(spec: Exactly<S, BankCardField>) => ({ kind: 'bankCard', ...spec }) as const,
  attachment: <const S extends Spec<AttachmentField>>(spec: Exactly<S, AttachmentField>) => ({ kind: 'attachment', ...spec }) as const,
  geometry: <const S extends Spec<GeometryField>>(spec: Exactly<S, GeometryField>) => ({ kind: 'geometry', ...spec }) as const,
}
