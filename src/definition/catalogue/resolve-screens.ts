import type { ResolvedLedger } from '../ledger/types.ts'
import { hintNames, nearestNames } from '../name/nearest-names.ts'
import type { PackDefinition } from '../pack/types.ts'
import { housePlaces, type ResolvedScreen, type ScreenDefinition } from '../screen/types.ts'
import type { DiagnosticList } from './diagnostics.ts'
import { kebabCase } from './resolve-ledgers.ts'

/** Addresses that the house keeps for itself. */
const houseAddresses = [
  'sign-in',
  'ledgers',
  'grid',
  'loops',
  'cases',
  'boards',
  'indicators',
  'reports',
  'frozen',
  'manage',
  'public',
  'api',
  'assets',
]

/** The screens of all packs. One that cannot be reached, or whose address already leads elsewhere, is left out. */
export function resolveScreens(
  packs: readonly PackDefinition[],
  { ledgers, list }: { readonly ledgers: readonly ResolvedLedger[]; readonly list: DiagnosticList },
): ResolvedScreen[] {
  const screens: ResolvedScreen[] = []
  for (const pack of packs) {
    const places: readonly string[] = [...housePlaces, ...(pack.screens ?? []).filter((screen) => 'menu' in screen).map(({ id }) => id)]
    for (const screen of pack.screens ?? []) {
      const source = `${pack.id}/${screen.id}`
      const wrong = [...problemsOf(screen, places), ...clashes(screen, screens)]
      for (const { code, message } of wrong) list.error(code, source, message)
      if (wrong.length > 0 || !standsOverLedger(screen, { ledgers, source, list })) continue
      screens.push({ ...screen, pack: pack.id })
    }
  }
  return screens
}

interface ScreenProblem {
  readonly code: 'bad-id' | 'bad-screen' | 'duplicate-screen'
  readonly message: string
}

function problemsOf(screen: ScreenDefinition, places: readonly string[]): ScreenProblem[] {
  const { id, label, path } = screen
  const problems: ScreenProblem[] = []
  const bad = (message: string) => problems.push({ code: 'bad-screen', message })
  if (!kebabCase.test(id)) problems.push({ code: 'bad-id', message: `页面编号“${id}”要用小写字母和连字符` })
  if (!/^(\/(\$[a-zA-Z]+|[a-z0-9-]+))+$/.test(path)) bad(`页面“${label}”的网址“${path}”要像 /aid/$batch 这样写`)
  else if (houseAddresses.includes(path.split('/')[1] ?? '') || path.startsWith('/$')) bad(`网址“${path}”由铅笔自己使用，换一个开头`)
  if ('menu' in screen) {
    if (path.includes('$')) bad(`“${label}”在菜单上，网址里不能有会变的部分`)
    return problems
  }
  if (!places.includes(screen.within)) bad(`页面“${label}”归在“${screen.within}”之下，菜单上没有这一处`)
  if (screen.over !== undefined && path.split('$').length > 2) bad(`页面“${label}”看一条记录，网址里只能有一处会变`)
  return problems
}

function clashes(screen: ScreenDefinition, others: readonly ResolvedScreen[]): ScreenProblem[] {
  const shape = (path: string) => path.replaceAll(/\$[^/]+/g, '$')
  const other = others.find(({ id, path }) => id === screen.id || shape(path) === shape(screen.path))
  return other === undefined
    ? []
    : [{ code: 'duplicate-screen', message: `页面“${screen.label}”与 ${other.pack} 的“${other.label}”同编号或同网址` }]
}

interface ScreenCheck {
  readonly ledgers: readonly ResolvedLedger[]
  readonly source: string
  readonly list: DiagnosticList
}

function standsOverLedger(screen: ScreenDefinition, { ledgers, source, list }: ScreenCheck): boolean {
  if ('menu' in screen || screen.over === undefined) return true
  const ids = ledgers.map(({ id }) => id)
  if (ids.includes(screen.over.ledger)) return true
  list.error('unknown-ledger', source, `没有台账“${screen.over.ledger}”`, hintNames(nearestNames(screen.over.ledger, ids)))
  return false
}
