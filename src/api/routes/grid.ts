import type { Actor } from '../../kernel/access/types.ts'
import {
  auditCoverage,
  checkEnterpriseGrids,
  inDomains,
  listFindings,
  listHolders,
  loadView,
  proposeAssignments,
  coverageTree as readTree,
  requireDuty,
} from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as grid from '../contract/endpoints/grid.ts'
import { definedOf } from '../views/defined-of.ts'
import { gridDayOf } from '../views/grid-day.ts'
import type { Handlers } from './handler.ts'

/** Who answers for whom, read: nothing here ranks anybody, loads stand in the order of names. */
export function gridHandlers({ kernel, tianditu, readings }: ApiContext): Handlers<typeof grid> {
  const seen = (actor: Actor) => inDomains(kernel, actor)
  return {
    getCoverage: async ({ actor, input }) => auditCoverage(await seen(actor), actor, await gridDayOf(kernel, actor, input.on)),
    listFindings: async ({ actor, input: { duty, fault, after, on } }) => {
      const day = await gridDayOf(kernel, actor, on)
      const page = await listFindings(await seen(actor), actor, { duty, ...day, ...definedOf({ fault, after }) })
      const { ledger } = requireDuty(kernel.catalogue, duty)
      readings.noteShown(kernel, actor, { ledgers: page.findings.map(() => ledger), by: 'coverage', titles: true })
      return page
    },
    getGridTree: async ({ actor, input: { on, duty, geometry } }) =>
      readTree(await seen(actor), actor, {
        ...(await gridDayOf(kernel, actor, on)),
        geometry: geometry === 'true',
        ...definedOf({ duty }),
      }),
    getPartition: async ({ actor, input }) => checkEnterpriseGrids(await seen(actor), actor, await gridDayOf(kernel, actor, input.on)),
    getLoad: async ({ actor, input }) => loadView(await seen(actor), actor, await gridDayOf(kernel, actor, input.on)),
    proposeAssignments: async ({ actor, input: { duty, cadre, among, on } }) =>
      proposeAssignments(await seen(actor), actor, {
        ...(await gridDayOf(kernel, actor, on)),
        ...definedOf({ duty, cadre, among: among?.split(',') }),
      }),
    listHolders: async ({ actor, input: { object, on } }) =>
      listHolders(await seen(actor), actor, { object, ...(await gridDayOf(kernel, actor, on)) }),
    getMap: () => definedOf({ tianditu }),
  }
}
