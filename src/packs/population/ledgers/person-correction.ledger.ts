import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * What somebody wants put right of what is held of them. Written from a person's page; that somebody stands in a ledger at all may be the secret, so that who
 * sees values masked sees no more of a request than that there is one.
 */
export const personCorrection = defineLedger({
  id: 'person-correction',
  label: '信息更正',
  aliases: ['更正申请'],
  kind: 'journal',
  purpose: '本人要求更正登记的信息：哪本台账、哪一项、应当是什么、为什么。在“一人一页”里提出，不用手工登记。',
  fields: {
    person: field.ref({ label: '申请人', to: 'person', by: { 申请人编号: 'number' }, required: true }),
    appliedOn: field.date({ label: '申请日期', required: true }),
    ledgerLabel: field.text({ label: '更正的台账', required: true, maxLength: 100, secrecy: 'sensitive', long: true }),
    fieldLabel: field.text({ label: '更正的栏目', required: true, maxLength: 100, secrecy: 'sensitive', long: true }),
    should: field.text({
      label: '应当是',
      maxLength: 2_000,
      secrecy: 'sensitive',
      sealed: true,
      long: true,
      help: '空着是这一项不该有内容。',
    }),
    status: field.choice({
      label: '更正状态',
      options: { requested: '待处理', changed: '已更正待告知', told: '已告知本人', refused: '不予更正', withdrawn: '本人撤回' },
    }),
    why: field.text({ label: '更正理由', required: true, maxLength: 1_000, secrecy: 'sensitive', sealed: true, long: true }),
    asked: field.text({ label: '申请方式', required: true, maxLength: 200, secrecy: 'sensitive', sealed: true, long: true }),
    answer: field.text({ label: '答复内容', maxLength: 1_000, secrecy: 'sensitive', sealed: true, long: true, help: '不予更正的理由。' }),
    answeredOn: field.date({ label: '告知日期' }),
    target: field.text({ label: '更正位置', required: true, maxLength: 300, secrecy: 'sensitive', long: true }),
  },
  title: ['person', 'appliedOn'],
  date: 'appliedOn',
  persons: [{ through: 'person' }],
  indexed: ['person', 'appliedOn'],
  processing: {
    purpose: '办理本人提出的更正，留下办过的依据',
    basis: '《中华人民共和国个人信息保护法》第四十六条、第五十条',
    kept: { years: 3, after: 'answeredOn' },
  },
  examples: [
    {
      申请人编号: 'RK201800001',
      申请日期: '2021-01-20',
      更正的台账: '人口底册',
      更正的栏目: '住址',
      应当是: '白水村31号',
      更正状态: '待处理',
      更正理由: '去年搬了',
      申请方式: '本人持身份证到场',
      更正位置: 'person/01976f2a-0000-7000-8000-000000000001/address/1',
    },
  ],
})
