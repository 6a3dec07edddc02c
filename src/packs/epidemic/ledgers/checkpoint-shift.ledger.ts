import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** Who stood at a checkpoint in which shift, and what they handed over. It says who is on duty; nobody's attendance is scored from it. */
export const checkpointShift = defineLedger({
  id: 'checkpoint-shift',
  label: '卡口值班',
  aliases: ['卡口值班表'],
  kind: 'journal',
  purpose: '卡口每班的带班人、值班人员和交接情况。',
  fields: {
    checkpoint: field.ref({ label: '卡口', to: 'checkpoint', required: true }),
    shiftOn: field.date({ label: '值班日期', aliases: ['日期'], required: true }),
    shift: field.choice({ label: '班次', required: true, options: { morning: '早班', middle: '中班', night: '夜班' } }),
    lead: field.ref({ label: '带班人', aliases: ['带班领导'], to: 'cadre' }),
    staff: field.text({ label: '值班人员', secrecy: 'personal' }),
    vehicles: field.integer({ label: '车辆数', min: 0 }),
    persons: field.integer({ label: '人数', min: 0 }),
    abnormal: field.integer({ label: '异常数', min: 0 }),
    handover: field.text({ label: '交接事项', long: true }),
  },
  title: ['checkpoint', 'shiftOn', 'shift'],
  date: 'shiftOn',
  unique: [['checkpoint', 'shiftOn', 'shift']],
  processing: {
    purpose: '记明卡口每班由谁值守、如何交接',
    basis: '《突发公共卫生事件应急条例》；为履行法定职责所必需',
    kept: { years: 10, after: 'shiftOn' },
  },
  examples: [
    { 卡口: '竹岭省际卡口', 值班日期: '2020-02-05', 班次: '夜班', 值班人员: '卡口值守一组', 车辆数: '64', 人数: '121', 异常数: '0' },
  ],
})
