import type { SourceImport } from './read-imports.ts'

/** `layers.json`: what each room may import, as an allow-list. */
export interface Layers {
  readonly rooms: Readonly<Record<string, readonly string[]>>
  readonly typesOnly: Readonly<Record<string, readonly string[]>>
  /** Files of another room that may be imported whole, although nothing else of it may. */
  readonly values: Readonly<Record<string, readonly string[]>>
  /** By room: its folders, each of which may import only those before it; a room that is not named has no order. */
  readonly orders: Readonly<Record<string, readonly string[]>>
  /** What packs share, and the folders of a pack that stand over other rooms than its definitions do: what those may import beside the pack itself. */
  readonly packs: {
    readonly shared: readonly string[]
    readonly folders: Readonly<Record<string, { readonly imports: readonly string[]; readonly typesOnly: readonly string[] }>>
  }
  readonly packages: Readonly<Record<string, readonly string[]>>
}

/** Every import that the layers do not allow, one sentence each; empty when the house is in order. */
export function findViolations(layers: Layers, imports: readonly SourceImport[]): string[] {
  return imports.flatMap((one) => {
    const why = one.internal ? internalViolation(layers, one) : packageViolation(layers, one)
    return why === undefined ? [] : [`${one.from}:${one.line} imports ${one.to}: ${why}`]
  })
}

function internalViolation(layers: Layers, one: SourceImport): string | undefined {
  const from = roomOf(layers, one.from)
  const to = roomOf(layers, one.to)
  if (from === undefined) return 'the importing file stands in no room'
  const allowed = layers.rooms[from] ?? []
  if (allowed.includes('*')) return undefined
  if (to === undefined) return 'the imported file stands in no room'
  const folder = packFolderOf(layers, one.from)
  if (packFolderOf(layers, one.to) !== undefined && folder !== packFolderOf(layers, one.to)) {
    return 'a folder of a pack that is found by convention, and imported from nowhere else'
  }
  if (folder !== undefined && to !== 'src/packs') return packFolderViolation(layers, one, folder)
  if (from !== to) return roomViolation(layers, one, from, to, allowed)
  if (from === 'src/packs') return packViolation(layers, one)
  const order = layers.orders[from]
  return order === undefined ? undefined : orderViolation(one, from, order)
}

function roomViolation(layers: Layers, one: SourceImport, from: string, to: string, allowed: readonly string[]): string | undefined {
  if (allowed.includes(to) || layers.values[from]?.includes(one.to)) return undefined
  const typesFrom = layers.typesOnly[from]?.some((folder) => isWithin(one.to, folder)) ?? false
  if (typesFrom) return one.typeOnly ? undefined : 'only types may come from there (import type)'
  return `${from} may import only ${allowed.join(', ') || 'nothing'}`
}

/** Inside a room only downward: a folder imports folders that come before it in the order; files at the room's root belong to all. */
function orderViolation(one: SourceImport, room: string, order: readonly string[]): string | undefined {
  const from = folderWithin(one.from, room)
  const to = folderWithin(one.to, room)
  if (from === undefined || to === undefined || from === to) return undefined
  const fromPlace = order.indexOf(from)
  const toPlace = order.indexOf(to)
  if (fromPlace < 0 || toPlace < 0) return `a folder of ${room} that layers.json does not name`
  return toPlace < fromPlace ? undefined : `${room}/${from} stands below ${room}/${to}`
}

function packViolation(layers: Layers, one: SourceImport): string | undefined {
  const from = folderWithin(one.from, 'src/packs')
  const to = folderWithin(one.to, 'src/packs')
  if (from === undefined || to === undefined || from === to || layers.packs.shared.includes(to)) return undefined
  return `pack ${from} may import no other pack than ${layers.packs.shared.join(', ')}`
}

/** What a pack's `web/` or `demo/` may use of other rooms. */
function packFolderViolation(layers: Layers, one: SourceImport, folder: string): string | undefined {
  const { imports = [], typesOnly = [] } = layers.packs.folders[folder] ?? {}
  if (imports.some((open) => isWithin(one.to, open))) return undefined
  if (typesOnly.some((open) => isWithin(one.to, open))) return one.typeOnly ? undefined : 'only types may come from there (import type)'
  return `${folder}/ of a pack may import only ${[...imports, ...typesOnly].join(', ')}`
}

/** The folder of a pack in which a file stands, if it is one with rules of its own. */
function packFolderOf(layers: Layers, file: string): string | undefined {
  const [, folder, below] = isWithin(file, 'src/packs') ? file.slice('src/packs/'.length).split('/') : []
  return folder !== undefined && below !== undefined && Object.hasOwn(layers.packs.folders, folder) ? folder : undefined
}

function packageViolation(layers: Layers, one: SourceImport): string | undefined {
  const room = roomOf(layers, one.from)
  const allowed = room === undefined || packFolderOf(layers, one.from) !== undefined ? undefined : layers.packages[room]
  if (allowed === undefined) return undefined
  return allowed.some((name) => one.to === name || one.to.startsWith(`${name}/`) || (name.endsWith(':') && one.to.startsWith(name)))
    ? undefined
    : `${room} may use only the packages ${allowed.join(', ') || '(none)'}`
}

function roomOf(layers: Layers, file: string): string | undefined {
  return Object.keys(layers.rooms).find((room) => isWithin(file, room))
}

function isWithin(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`)
}

/** The folder directly below `room` that holds the file; undefined for files at the room's root. */
function folderWithin(file: string, room: string): string | undefined {
  const parts = file.slice(room.length + 1).split('/')
  return parts.length > 1 ? parts[0] : undefined
}
