import { notFound } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { findScreen } from '../../definition/screen/screen-path.ts'
import type { ScreenDefinition, ScreenParams } from '../../definition/screen/types.ts'
import { outlineQuery } from '../http/queries.ts'
import { queryClient } from '../http/query-client.ts'

/** What a screen of a pack is given: the varying parts of its own address, and what stands behind the `?`, which it reads itself. */
export interface ScreenProps<Screen extends ScreenDefinition> {
  readonly params: ScreenParams<Screen['path']>
  readonly search: Readonly<Record<string, unknown>>
}

export interface LoadedScreen {
  readonly Screen: ComponentType<{ readonly params: Readonly<Record<string, string>>; readonly search: Readonly<Record<string, unknown>> }>
  readonly params: Readonly<Record<string, string>>
}

/** Found by convention: `packs/<pack>/web/<id>.screen.tsx` exports `Screen`. Nothing here names a pack. */
const modules = import.meta.glob<Pick<LoadedScreen, 'Screen'>>('../../packs/*/web/*.screen.tsx')

/** The screen that the town's catalogue declares at an address, its component fetched when it is first opened. */
export async function loadScreen(address: string): Promise<LoadedScreen> {
  const { screens } = await queryClient.ensureQueryData(outlineQuery)
  const found = findScreen(screens, address)
  if (found === undefined) throw notFound()
  const { pack, id } = found.screen
  const load = modules[`../../packs/${pack}/web/${id}.screen.tsx`]
  if (load === undefined) throw new Error(`the pack ${pack} declares the screen ${id} without its component`)
  const { Screen } = await load()
  return { Screen, params: found.params }
}
