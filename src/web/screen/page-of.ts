import { recordPath } from '../../definition/screen/screen-path.ts'
import type { ResolvedScreen } from '../../definition/screen/types.ts'

/** The page that a pack has made for records of a ledger and that leads to them; undefined where its line in the ledger is the page. */
export function pageOf(
  screens: readonly ResolvedScreen[],
  { ledger, record }: { readonly ledger: string; readonly record: string },
): string | undefined {
  const screen = screens.find((one) => !('menu' in one) && one.over?.ledger === ledger && one.over.leads === true)
  return screen === undefined ? undefined : recordPath(screen, record)
}
