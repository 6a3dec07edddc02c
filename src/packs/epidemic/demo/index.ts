import type { DemoPart } from '../../../../demo/part.ts'
import { liveCheckpoints } from './life/checkpoints.ts'
import { liveHomecomings } from './life/homecomings.ts'
import { liveContacts, liveIsolation } from './life/isolation.ts'
import { liveCases, liveLockdown, liveResponse } from './life/response.ts'
import { settleEpidemic } from './sheets/epidemic.ts'

/** From the response to the last release. */
export const demoPart: DemoPart = {
  settle: settleEpidemic,
  lives: {
    应急响应: liveResponse,
    封控区域: liveLockdown,
    确诊病例: liveCases,
    接触关系: liveContacts,
    管控对象: liveIsolation,
    来返人员: liveHomecomings,
    卡口登记: liveCheckpoints,
  },
  registers: ['隔离规则', '卡口'],
}
