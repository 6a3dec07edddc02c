import { Refusal } from '../../refusal.ts'
import type { Engine } from '../../storage/types.ts'
import { listTowns } from './get-town.ts'
import { isTownCode } from './town-code.ts'
import type { Town } from './types.ts'

/**
 * The town that somebody signs in to: the one named, by code or name, or the only one here. An account is a town's own, and `admin` is in all of
 * them: refuses with `invalid` a town that is not here, and to guess among several. Which towns there are is no secret, who has an account is.
 */
export async function getSignInTown(kernel: { readonly engine: Engine }, named: string | undefined): Promise<Town> {
  const towns = await listTowns(kernel)
  const wanted = named?.trim()
  const found = wanted === undefined ? towns : towns.filter(({ town, name }) => isTownCode(wanted, town) || name === wanted)
  const [town, other] = found
  if (town !== undefined && other === undefined) return town
  const message =
    towns.length === 0
      ? '这里还没有乡镇。'
      : town === undefined
        ? `这里没有乡镇“${wanted}”。`
        : '这里有几个乡镇，请选择你所在的乡镇再登录。'
  throw new Refusal('invalid', message, { fields: [{ field: 'town', message: '请选择乡镇' }] })
}
