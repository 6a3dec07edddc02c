/** The places of the menu that the house itself has; a screen's own place stands behind one of them. */
export type HousePlace = (typeof housePlaces)[number]

export const housePlaces = ['workbench', 'ledgers', 'grid', 'loops', 'boards', 'indicators', 'reports', 'forms'] as const

/** The drawings that the menu has for places of packs. */
export type ScreenIcon = 'medicine' | 'people' | 'building' | 'field' | 'money'

interface ScreenBase<Path extends string> {
  readonly id: string
  /** Its address, `/aid/$batch`: a part with `$` is whatever stands there. */
  readonly path: Path
  readonly label: string
}

/** A screen with a place of its own in the menu; what lies below its address belongs to that place too. */
export interface MenuScreen<Path extends string = string> extends ScreenBase<Path> {
  readonly menu: { readonly label: string; readonly after: HousePlace; readonly icon: ScreenIcon }
}

/** A screen within a place of the house or of the same pack, reached from there. */
export interface InnerScreen<Path extends string = string> extends ScreenBase<Path> {
  /** The menu shows the reader there meanwhile: a place of the house, or the id of a screen with a place of its own. */
  readonly within: string
  /**
   * The ledger it stands over. With a varying part in its address it shows one record, whose id stands there, and is offered beside every case of that
   * record; else it is offered over the cases of the ledger's loops. `link` is what it is offered as. `leads`: whoever finds such a record by searching is
   * led here, and not to its line in the ledger.
   */
  readonly over?: { readonly ledger: string; readonly link: string; readonly leads?: true }
}

/**
 * A screen that a pack brings itself (contribution): this much of it is data. Its component is found by convention: the pack's `web/<id>.screen.tsx`
 * exports it as `Screen`.
 */
export type ScreenDefinition<Path extends string = string> = MenuScreen<Path> | InnerScreen<Path>

/** The varying parts of a path, by name. */
export type ScreenParams<Path extends string> = Path extends `${string}$${infer Part}/${infer Rest}`
  ? { readonly [Name in Part]: string } & ScreenParams<Rest>
  : Path extends `${string}$${infer Part}`
    ? { readonly [Name in Part]: string }
    : Readonly<Record<never, never>>

/** A screen as the catalogue has it. */
export type ResolvedScreen = ScreenDefinition & { readonly pack: string }
