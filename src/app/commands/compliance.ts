import { checkCompliance } from '../../api/actions/self-check/self-check.ts'
import { checkStates } from '../../api/contract/check-states.ts'
import type { SelfCheck } from '../../api/contract/compliance.ts'
import { townKernel } from '../../kernel/index.ts'
import { type Command, jsonOption, storeOptions } from '../command-line/command.ts'
import { exit } from '../command-line/exit-status.ts'
import { presentJson } from '../command-line/present-json.ts'
import { withStore } from '../command-line/with-store.ts'
import { actorOfTown } from '../store/choose-town.ts'

/** What an inspector asks first: what is held of people and why, and how the application stands to each clause. Says what is not met as plainly. */
export const complianceCommand: Command = {
  options: { ...storeOptions, ...jsonOption },
  positionals: { least: 0, most: 0 },
  run: async (invocation) => {
    const { flag, text, terminal } = invocation
    const checked = await withStore(invocation, 'read', async (store) => {
      const actor = await actorOfTown(store, text('town'))
      return checkCompliance(await townKernel(store, actor.town), actor)
    })
    terminal.result(flag('json') ? presentJson({ ...checked, problems: [] }) : present(checked))
    return exit.done
  },
}

function present({ items, processing }: SelfCheck): string {
  const counts = Object.entries(checkStates).map(([state, label]) => `${label} ${items.filter((item) => item.state === state).length} 条`)
  return [
    `等保三级应用要求（GB/T 22239-2019 8.1.4）：${counts.join('，')}`,
    ...items.map(({ clause, asks, state, evidence }) => `  ${checkStates[state]}　${clause}　${asks}\n      ${evidence}`),
    '',
    '个人信息处理记录：',
    ...processing.map(presentEntry),
  ].join('\n')
}

function presentEntry({
  label,
  purpose,
  basis,
  kept,
  fields,
  readers,
  records,
  due,
  exports,
  corrections,
}: SelfCheck['processing'][number]): string {
  const overdue = due === null || due === 0 ? '' : `，其中 ${due} 条过了期限`
  return [
    `  ${label}：${fields.map((field) => field.label).join('、')}`,
    `      用途：${purpose === '' ? '没有写明' : purpose}`,
    `      依据：${basis === '' ? '没有写明' : basis}`,
    `      保存：${kept === '' ? '没有写明' : kept}；现有 ${records} 条${overdue}`,
    `      看得见完整内容：${readers.join('、')}；一年来完整导出 ${exports.times} 次 ${exports.records} 条`,
    ...presentCorrections(corrections),
  ].join('\n')
}

function presentCorrections({ open, late, done, refused }: SelfCheck['processing'][number]['corrections']): readonly string[] {
  if (open + done + refused === 0) return []
  return [`      本人要求更正：在办 ${open} 件${late === 0 ? '' : `，其中 ${late} 件逾期`}，已更正 ${done} 件，未更正 ${refused} 件`]
}
