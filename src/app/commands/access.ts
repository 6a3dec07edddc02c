import { endpoints } from '../../api/contract/endpoints/index.ts'
import { pageAddress } from '../../api/pages/addresses.ts'
import { presentRole } from '../../api/session/rights.ts'
import { type CatalogueIndex, indexCatalogue } from '../../definition/catalogue/index-catalogue.ts'
import { isOpenToAll } from '../../definition/field/reads-field.ts'
import type { ResolvedField, ResolvedLedger } from '../../definition/ledger/types.ts'
import { toldFields } from '../../definition/public-page/told-fields.ts'
import type { ResolvedPublicPage } from '../../definition/public-page/types.ts'
import { type Action, describeScope, isBound, type LedgerScopes, listPermitted, type Permitted } from '../../kernel/index.ts'
import { type Command, jsonOption } from '../command-line/command.ts'
import { exit } from '../command-line/exit-status.ts'
import { presentJson } from '../command-line/present-json.ts'
import { loadCatalogue } from '../store/catalogue.ts'

/** The table of access as it is enforced: nothing in it is said a second time anywhere. */
export const accessCommand: Command = {
  options: jsonOption,
  positionals: { least: 0, most: 0 },
  run: async ({ flag, terminal }) => {
    const permitted = listPermitted()
    const catalogue = indexCatalogue(loadCatalogue())
    const access = {
      roles: permitted.map(({ role, actions }) => ({
        role,
        label: presentRole(role),
        /** `part`: their grid with what lies below it or their village, and what they answer for. */
        where: isBound({ role }) ? 'part' : 'town',
        actions,
      })),
      endpoints: Object.entries(endpoints).map(([name, { verb, path, right, summary }]) => ({
        name,
        verb,
        path,
        summary,
        right,
        roles: right === 'public' ? ['public'] : whoMay(permitted, [right]),
      })),
      publicPages: (catalogue.catalogue.publicPages ?? []).map((page) => presentPublicPage(page, catalogue)),
      ledgers: catalogue.catalogue.ledgers.map((ledger) => presentLedger(ledger, { permitted, scope: describeScope(catalogue, ledger) })),
    }
    terminal.result(flag('json') ? presentJson({ ...access, problems: [] }) : presentTable(access, permitted))
    return exit.done
  },
}

function whoMay(permitted: readonly Permitted[], needed: readonly Action[]): readonly string[] {
  return permitted.filter(({ actions }) => needed.every((action) => actions.some((one) => one.action === action))).map(({ role }) => role)
}

/** What everybody reads without an account once a town has opened it. */
function presentPublicPage(page: ResolvedPublicPage, catalogue: CatalogueIndex) {
  const fields = toldFields(page).map(({ ledger, field }) => {
    return { ledger, field, label: `${catalogue.getLedger(ledger).label}·${catalogue.getField(ledger, field).field.label}` }
  })
  const { intake } = page
  /** What everybody may also write, by that page's one gate; empty where there is none. */
  const written = intake === undefined ? [] : [...intake.asks.map(({ label }) => label), '联系方式', '照片']
  return { page: page.id, label: page.label, address: pageAddress({ town: ':town', page: page.id }), fields, written }
}

function presentLedger(
  { id, label, fields }: ResolvedLedger,
  { permitted, scope }: { readonly permitted: readonly Permitted[]; readonly scope: LedgerScopes },
) {
  return { ledger: id, label, scope, fields: fields.map((field) => presentField(field, permitted)) }
}

function presentField({ id, field, guarded }: ResolvedField, permitted: readonly Permitted[]) {
  return {
    field: id,
    label: field.label,
    secrecy: field.secrecy ?? 'open',
    /** Who sees its values as they are; the others see them masked, and get no total, filter or search of them. */
    read: whoMay(permitted, isOpenToAll(field) ? ['read'] : ['read', 'reveal']),
    write: whoMay(permitted, guarded === undefined ? ['write'] : ['write', 'guarded']),
  }
}

interface AccessTable {
  readonly endpoints: readonly object[]
  readonly publicPages: readonly ReturnType<typeof presentPublicPage>[]
  readonly ledgers: readonly ReturnType<typeof presentLedger>[]
}

function presentTable({ endpoints: calls, publicPages, ledgers }: AccessTable, permitted: readonly Permitted[]): string {
  const roles = permitted.map(({ role, actions }) => `${presentRole(role)}：${actions.map(({ label }) => label).join('、')}`)
  const everybody = whoMay(permitted, ['read']).length
  const masked = ledgers.flatMap(({ label, fields }) => {
    const own = fields.filter(({ read }) => read.length < everybody).map((field) => field.label)
    return own.length === 0 ? [] : [`  ${label}：${own.join('、')}`]
  })
  return [
    '各角色能做的事：',
    ...roles.map((line) => `  ${line}`),
    '',
    '没有“查看完整”之权的人看到遮盖的栏目：',
    ...masked,
    '',
    '村干部和网格员只写自己的村、网格和负责的对象；下列台账也只读得到这一部分：',
    `  ${ledgers.flatMap(({ label, scope }) => (scope.read === 'part' ? [label] : [])).join('、')}`,
    '其中这些台账里，只涉及全镇可读的台账的记录（如一个项目的办理经过），全镇都读得到：',
    `  ${ledgers.flatMap(({ label, scope }) => (scope.open.length > 0 ? [label] : [])).join('、')}`,
    '下列台账他们不写：',
    `  ${ledgers.flatMap(({ label, scope }) => (scope.write === 'nobody' ? [label] : [])).join('、')}`,
    '',
    '镇里开放公开页以后，任何人不登录就能看到：',
    ...publicPages.map(({ label, address, fields }) => `  ${label}（${address}）：${fields.map((one) => one.label).join('、')}`),
    '其中任何人不登录也能写的，别处一概不能：',
    ...publicPages.flatMap(({ label, address, written }) =>
      written.length === 0 ? [] : [`  ${label}（${address}/new）：${written.join('、')}`],
    ),
    '',
    `逐个接口（${calls.length} 个）、逐个栏目的完整表：qianbi access --json`,
  ].join('\n')
}
