import {
  auditCoverage,
  checkEnterpriseGrids,
  listFindings,
  listHolders,
  loadView,
  proposeAssignments,
  coverageTree as readTree,
} from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as grid from '../contract/endpoints/grid.ts'
import { definedOf } from '../views/defined-of.ts'
import { gridDayOf } from '../views/grid-day.ts'
import type { Handlers } from './handler.ts'

/** Who answers for whom, read: nothing here ranks anybody, loads stand in the order of names. */
export function gridHandlers({ kernel, tianditu }: ApiContext): Handlers<typeof grid> {
  return {
    getCoverage: async ({ actor, input }) => auditCoverage(kernel, actor, await gridDayOf(kernel, actor, input.on)),
    listFindings: async ({ actor, input: { duty, fault, after, on } }) =>
      listFindings(kernel, actor, { duty, ...(await gridDayOf(kernel, actor, on)), ...definedOf({ fault, after }) }),
    getGridTree: async ({ actor, input: { on, duty, geometry } }) =>
      readTree(kernel, actor, { ...(await gridDayOf(kernel, actor, on)), geometry: geometry === 'true', ...definedOf({ duty }) }),
    getPartition: async ({ actor, input }) => checkEnterpriseGrids(kernel, actor, await gridDayOf(kernel, actor, input.on)),
    getLoad: async ({ actor, input }) => loadView(kernel, actor, await gridDayOf(kernel, actor, input.on)),
    proposeAssignments: async ({ actor, input: { duty, cadre, among, on } }) =>
      proposeAssignments(kernel, actor, {
        ...(await gridDayOf(kernel, actor, on)),
        ...definedOf({ duty, cadre, among: among?.split(',') }),
      }),
    listHolders: async ({ actor, input: { object, on } }) =>
      listHolders(kernel, actor, { object, ...(await gridDayOf(kernel, actor, on)) }),
    getMap: () => definedOf({ tianditu }),
  }
}
