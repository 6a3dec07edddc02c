import type { Kernel } from '../../kernel/context.ts'
import { describeScope, getTown, isBound } from '../../kernel/index.ts'
import type { SignedIn } from '../context.ts'
import type { SessionView } from '../contract/session.ts'
import { presentRights, presentRole } from '../session/rights.ts'
import { townDate } from './town-time.ts'
import { findWorkingYear } from './working-year.ts'

export async function presentSession(
  kernel: Kernel,
  { actor, user, passwordDue, secondFactorDue, idleMinutes }: SignedIn,
): Promise<SessionView> {
  const { town, name, shortName, county, demo } = await getTown(kernel, { town: actor.town })
  return {
    user: {
      id: user.id,
      account: user.account,
      name: user.name,
      role: user.role,
      roleLabel: presentRole(user.role),
      office: user.office,
      ...(user.cadre == null ? {} : { cadre: user.cadre }),
    },
    town: { code: town, name, shortName, county, demo },
    today: townDate(kernel.clock()).day,
    year: await findWorkingYear(kernel, actor),
    can: presentRights(actor),
    idleMinutes,
    ...(passwordDue === undefined ? {} : { passwordDue: true, passwordReason: passwordDue }),
    ...(secondFactorDue ? { secondFactorDue } : {}),
    ...(isBound(actor) ? { closed: closedLedgers(kernel) } : {}),
  }
}

/** Whoever answers for a part of the town writes nothing into these. */
function closedLedgers({ catalogue }: Kernel): string[] {
  return catalogue.catalogue.ledgers.filter((ledger) => describeScope(catalogue, ledger).write === 'nobody').map(({ id }) => id)
}
