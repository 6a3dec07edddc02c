import { referredLedger } from '../field/field-type.ts'
import { traitsOf } from '../field/kinds.ts'
import type { Field, FieldKind } from '../field/types.ts'
import type { ResolvedLedger } from '../ledger/types.ts'
import type { IntakeAsk, PublicIntakeDefinition, ResolvedIntake } from '../public-page/intake-types.ts'
import type { SettingDefinition } from '../setting/types.ts'
import type { ResolveCode } from './diagnostics.ts'

interface IntakeScope {
  readonly ledgers: readonly ResolvedLedger[]
  readonly settings: readonly SettingDefinition[]
  readonly error: (code: ResolveCode, message: string) => void
}

/** Nobody types more than this into one field of a public page. */
export const longestAsk = 2_000

/**
 * Looks up what the public may write. Reported: a field that is not there, that is somebody's, or of a kind that nobody types into a public page; a field
 * that the record needs and nothing fills in; an enclosure that is not destroyed with the season.
 */
export function resolveIntake(
  definition: PublicIntakeDefinition,
  page: { readonly ledger: ResolvedLedger; readonly year: string; readonly state: string },
  scope: IntakeScope,
): ResolvedIntake | undefined {
  const { ledger } = page
  const asks = definition.asks.flatMap((ask): IntakeAsk[] => {
    const of = findField(ledger, ask.field)
    if (of === undefined || traitsOf(of).asked !== true || (of.secrecy ?? 'open') !== 'open') {
      scope.error('bad-field', `“${ledger.label}”的“${ask.field}”不能让公众来填`)
      return []
    }
    const most = Math.min(ask.most ?? longestAsk, longestAsk)
    return [{ field: ask.field, label: ask.label ?? of.label, help: ask.help, most, of }]
  })
  const { number, received, into, sets, copies } = definition
  requireKinds(scope, ledger, { [number]: 'text', [received]: 'date', [into]: 'ref' })
  requireKinds(scope, ledger, Object.fromEntries(Object.entries(copies).flatMap((pair) => pair.map((name) => [name, 'text'] as const))))
  if (referredLedger(findField(ledger, into) ?? noField) !== ledger.id) scope.error('wrong-kind', `“${into}”不指向“${ledger.label}”`)
  if (ledger.numbering?.field !== number) scope.error('wrong-kind', `“${ledger.label}”不给“${number}”编号`)
  for (const [name, value] of Object.entries(sets)) {
    const of = findField(ledger, name)
    if (of?.kind !== 'text' && !(of?.kind === 'choice' && Object.hasOwn(of.options, value)))
      scope.error('bad-value', `“${ledger.label}”的“${name}”不能是“${value}”`)
  }
  const filled = new Set([...asks.map(({ field }) => field), ...Object.keys({ ...sets, ...copies }), received, number, page.year])
  for (const { id, field } of ledger.fields)
    if (field.required === true && !filled.has(id)) scope.error('bad-value', `“${ledger.label}”的“${field.label}”必填，公众来写时没有人填`)
  if (filled.has(page.state)) scope.error('bad-field', `“${page.state}”由办理步骤决定，不能让公众来填`)
  resolveBeside(definition, ledger, scope)
  return { ...definition, asks }
}

/** The ledgers beside it: the season, the lists, and what goes with the season. */
function resolveBeside(
  { season, note, criteria, enclosure, terms }: PublicIntakeDefinition,
  item: ResolvedLedger,
  scope: IntakeScope,
): void {
  const seasons = findLedger(scope, season)
  if (seasons !== undefined) requireKinds(scope, seasons, { [note]: 'text' })
  if (seasons?.effective.from === undefined || seasons.effective.to === undefined)
    scope.error('loose-retention', `“${season}”没有起止日期，不能作征集的依据`)
  const lists = findLedger(scope, criteria.ledger)
  if (lists !== undefined)
    requireKinds(scope, lists, { [criteria.list]: 'choice', [criteria.name]: 'text', [criteria.note]: 'text', [criteria.ended]: 'date' })
  const beside = findLedger(scope, enclosure.ledger)
  if (!scope.settings.some(({ id }) => id === terms.setting)) scope.error('unknown-setting', `没有参数“${terms.setting}”`)
  if (beside === undefined) return
  requireKinds(scope, beside, {
    [enclosure.of]: 'ref',
    [enclosure.received]: 'date',
    [enclosure.contact]: 'text',
    [enclosure.picture]: 'attachment',
  })
  if (referredLedger(findField(beside, enclosure.of) ?? noField) !== item.id)
    scope.error('wrong-kind', `“${beside.label}”的“${enclosure.of}”不指向“${item.label}”`)
  if (findField(beside, enclosure.contact)?.secrecy !== 'sensitive') scope.error('bad-field', `“${beside.label}”的联系方式要按敏感信息保管`)
  if (beside.retention?.type !== 'response' || beside.retention.responses !== season)
    scope.error('loose-retention', `“${beside.label}”没有写明征集结束后销毁`)
}

const noField: Field = { kind: 'text', label: '' }

function requireKinds({ error }: IntakeScope, ledger: ResolvedLedger, kinds: Readonly<Record<string, FieldKind>>): void {
  for (const [name, kind] of Object.entries(kinds))
    if (findField(ledger, name)?.kind !== kind) error('wrong-kind', `“${ledger.label}”的“${name}”不能这样用在征集里`)
}

function findField(ledger: ResolvedLedger, name: string): Field | undefined {
  return ledger.fields.find(({ id }) => id === name)?.field
}

function findLedger({ ledgers, error }: IntakeScope, id: string): ResolvedLedger | undefined {
  const found = ledgers.find((one) => one.id === id)
  if (found === undefined) error('unknown-ledger', `没有台账“${id}”`)
  return found
}
