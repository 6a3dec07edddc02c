import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * Who answers for whom or what, how, from when to when (一对一, 一对多, 包干, 专班). History stays: a duty is ended, never rewritten.
 * The objects live in many packs; one that is not installed is simply no target.
 */
export const duty = defineLedger({
  id: 'duty',
  label: '包干责任',
  aliases: ['责任包干', '网格包干'],
  kind: 'journal',
  purpose: '每个人、每户、每家企业、每个卡口和项目由谁负责，何时起、何时止。',
  fields: {
    objectKind: field.choice({
      label: '对象类别',
      required: true,
      options: {
        personAway: '在外人员',
        lowIncomeHousehold: '低收入农户',
        enterprise: '企业',
        bigGrid: '企业大网格',
        smallGrid: '企业小网格',
        villageGrid: '村网格',
        village: '村',
        checkpoint: '卡口',
        lockdownZone: '封控区域',
        controlledPerson: '管控对象',
        keyProject: '重点项目',
        livelihoodProject: '民生实事项目',
        investmentProject: '招商项目',
        creationTask: '创建任务',
        suggestion: '代表建议',
        hazard: '安全隐患',
      },
      optionAliases: {
        在外人口: 'personAway',
        农户: 'lowIncomeHousehold',
        低收入户: 'lowIncomeHousehold',
        户: 'lowIncomeHousehold',
        大网格: 'bigGrid',
        小网格: 'smallGrid',
        网格: 'villageGrid',
        行政村: 'village',
        封控村: 'lockdownZone',
        隔离人员: 'controlledPerson',
        项目: 'keyProject',
        重点工作: 'keyProject',
        民生实事: 'livelihoodProject',
      },
    }),
    object: field.anyRef({
      label: '对象',
      required: true,
      choose: 'objectKind',
      to: {
        personAway: 'person-away',
        lowIncomeHousehold: 'low-income-household',
        enterprise: 'enterprise',
        bigGrid: 'grid',
        smallGrid: 'grid',
        villageGrid: 'grid',
        village: 'village',
        checkpoint: 'checkpoint',
        lockdownZone: 'lockdown-zone',
        controlledPerson: 'controlled-person',
        keyProject: 'key-project',
        livelihoodProject: 'livelihood-project',
        investmentProject: 'investment-project',
        creationTask: 'creation-task',
        suggestion: 'suggestion',
        hazard: 'hazard',
      },
    }),
    holder: field.ref({ label: '责任人', aliases: ['责任干部', '包干干部'], to: 'cadre', required: true }),
    mode: field.choice({
      label: '方式',
      options: { oneToOne: '一对一', oneToMany: '一对多', contract: '包干', taskForce: '专班' },
    }),
    startedOn: field.date({ label: '起', aliases: ['起始日期', '开始日期'], required: true }),
    endedOn: field.date({ label: '止', aliases: ['终止日期', '结束日期'] }),
  },
  title: ['object', 'holder'],
  date: 'startedOn',
  // The object comes first: coverage asks, for each object, whether anyone answers for it.
  unique: [['object', 'holder', 'startedOn']],
  effective: { from: 'startedOn', to: 'endedOn' },
  retention: { follows: 'object' },
})
