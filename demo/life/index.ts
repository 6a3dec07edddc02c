import type { DemoSheet } from '../sheet.ts'
import { liveAgriculturalPayments, liveFarmland, liveFloodDamages, liveOrchards } from './agriculture.ts'
import { liveAidPayments } from './aid.ts'
import { liveBoard } from './board.ts'
import { liveCreations, liveKeyProjects, liveMilestones, livePlans } from './construction.ts'
import { liveDisputes, liveHonours, livePetitions } from './disputes.ts'
import { liveCases, liveLockdown, liveResponse } from './epidemic.ts'
import { liveHomecomings } from './epidemic-arrivals.ts'
import { liveCheckpoints } from './epidemic-checkpoints.ts'
import { liveContacts, liveIsolation } from './epidemic-isolation.ts'
import { liveGridEvents, liveHazards, liveSuggestions } from './governance.ts'
import { liveGrants } from './grants.ts'
import { liveHouseholds } from './households.ts'
import { liveOutput } from './industry.ts'
import { liveInspections } from './inspections.ts'
import { liveArrivals, liveInvestment } from './investment.ts'
import { liveResumption } from './resumption.ts'
import { livePromotions, liveScenicVillages } from './tourism.ts'
import type { LifeEvent } from './types.ts'

type Life = (sheet: DemoSheet, others: ReadonlyMap<string, DemoSheet>) => readonly LifeEvent[]

/** Ledgers whose rows come to where they stand through their loops, by label: how each of them was lived. */
const lives: Readonly<Record<string, Life>> = {
  应急响应: liveResponse,
  封控区域: liveLockdown,
  确诊病例: liveCases,
  接触关系: liveContacts,
  管控对象: liveIsolation,
  来返人员: liveHomecomings,
  卡口登记: liveCheckpoints,
  低收入农户: liveHouseholds,
  帮扶资金发放: liveAidPayments,
  两不愁三保障督查: liveInspections,
  复工申请: liveResumption,
  工业产值: liveOutput,
  两直补助: liveGrants,
  招商项目: liveInvestment,
  招商到资: liveArrivals,
  重点项目: liveKeyProjects,
  项目节点: liveMilestones,
  项目计划: livePlans,
  创建任务: liveCreations,
  景区村创建: liveScenicVillages,
  推介活动: livePromotions,
  高标准农田: liveFarmland,
  农业项目投资: liveAgriculturalPayments,
  果园项目: liveOrchards,
  水毁点: liveFloodDamages,
  网格事件: liveGridEvents,
  安全隐患: liveHazards,
  代表建议: liveSuggestions,
  矛盾纠纷: liveDisputes,
  信访件: livePetitions,
  荣誉: liveHonours,
}

/** Whether the rows of a ledger are lived through instead of handed in as they stand at the end. */
export function isLived(ledger: string): boolean {
  return Object.hasOwn(lives, ledger)
}

/** What the offices keep from the first day on and a loop may look up: nobody's case, and no account of what happened. */
const registers: ReadonlySet<string> = new Set(['村', '网格', '干部', '专班', '专班成员', '企业', '年度任务', '隔离规则', '卡口'])

export function isRegister(ledger: string): boolean {
  return registers.has(ledger)
}

/** Everything that happened in the township, from its finished sheets: led through, the ledgers hold the same rows. */
export function createLife(sheets: readonly DemoSheet[]): readonly LifeEvent[] {
  const byLedger = new Map(sheets.map((sheet) => [sheet.ledger, sheet]))
  const led = Object.entries(lives).flatMap(([ledger, live]) => {
    const sheet = byLedger.get(ledger)
    if (sheet === undefined) throw new Error(`the demo has no sheet ${ledger}`)
    return live(sheet, byLedger)
  })
  return [...led, ...liveBoard()]
}
