import type { ScreenDefinition, ScreenParams } from './types.ts'

/** The address of a screen with its varying parts filled in. */
export function screenPath<const Path extends string>(
  { path }: { readonly path: Path },
  params: ScreenParams<Path> & Readonly<Record<string, string>>,
): string {
  return path.replaceAll(/\$([^/]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}

/** The address under which a screen over a ledger shows this record; undefined for one that shows no single record. */
export function recordPath({ path }: ScreenDefinition, record: string): string | undefined {
  return path.includes('$') ? path.replace(/\$[^/]+/, encodeURIComponent(record)) : undefined
}

export interface FoundScreen<Screen extends ScreenDefinition> {
  readonly screen: Screen
  readonly params: Readonly<Record<string, string>>
}

/** The screen that stands at an address, with what its varying parts are there. One without varying parts goes before one with. */
export function findScreen<Screen extends ScreenDefinition>(screens: readonly Screen[], address: string): FoundScreen<Screen> | undefined {
  const fixedFirst = [...screens].sort((left, right) => varying(left.path) - varying(right.path))
  for (const screen of fixedFirst) {
    const params = matchPath(screen.path, address)
    if (params !== undefined) return { screen, params }
  }
  return undefined
}

function matchPath(path: string, address: string): Readonly<Record<string, string>> | undefined {
  const parts = path.split('/')
  const found = address.replace(/\/$/, '').split('/')
  if (parts.length !== found.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of parts.entries()) {
    const there = found[index] ?? ''
    if (part.startsWith('$') && there !== '') params[part.slice(1)] = there
    else if (part !== there) return undefined
  }
  return params
}

function varying(path: string): number {
  return path.split('$').length
}
