import type { PackSeed } from '../../definition/pack/types.ts'
import { isolationRule } from './ledgers/isolation-rule.ledger.ts'

type Kind = '密接' | '间接接触者' | '密接的密接' | '整村人员' | '重点对象' | '入境人员' | '高风险外溢人员'
type Row = readonly [kind: Kind, central: number, home: number, countFrom: '末次暴露日' | '措施开始日', tests?: string]

interface Edition {
  readonly edition: string
  readonly inForceFrom: string
  readonly source: string
  /** Whether the published text was compared; what is customary a town checks before it uses it. */
  readonly certainty: '已核对公开文本' | '通行做法，用前核对'
  readonly rows: readonly Row[]
}

const exposure = '末次暴露日'
const start = '措施开始日'
const plan = '国务院应对新冠肺炎疫情联防联控机制《新型冠状病毒肺炎防控方案》'

/**
 * The editions of the national plan, as a new township has them. Each names only the kinds of person whose term it set anew; for the others the edition
 * before goes on. Terms are whole days after day 0.
 */
const editions: readonly Edition[] = [
  {
    edition: '第三版',
    inForceFrom: '2020-01-28',
    source: `${plan}（第三版），14天医学观察`,
    certainty: '通行做法，用前核对',
    rows: [
      ['密接', 14, 0, exposure],
      ['间接接触者', 14, 0, exposure],
      ['整村人员', 0, 14, start],
      ['重点对象', 0, 14, start],
    ],
  },
  {
    edition: '第四版',
    inForceFrom: '2020-02-06',
    source: `${plan}（第四版），密切接触者管理方案`,
    certainty: '通行做法，用前核对',
    rows: [
      ['密接', 14, 0, exposure],
      ['间接接触者', 14, 0, exposure],
    ],
  },
  {
    edition: '第五版',
    inForceFrom: '2020-02-21',
    source: `${plan}（第五版），接触从发病前2天起算`,
    certainty: '通行做法，用前核对',
    rows: [
      ['密接', 14, 0, exposure],
      ['间接接触者', 14, 0, exposure],
    ],
  },
  {
    edition: '第六版',
    inForceFrom: '2020-03-07',
    source: `${plan}（第六版），密接优先集中隔离`,
    certainty: '通行做法，用前核对',
    rows: [
      ['密接', 14, 0, exposure],
      ['间接接触者', 14, 0, exposure],
      ['入境人员', 14, 0, start],
    ],
  },
  {
    edition: '第七版',
    inForceFrom: '2020-09-15',
    source: `${plan}（第七版），2020年9月15日公布，定义密接的密接`,
    certainty: '通行做法，用前核对',
    rows: [
      ['密接', 14, 0, exposure],
      ['密接的密接', 14, 0, exposure],
      ['入境人员', 14, 0, start],
    ],
  },
  {
    edition: '第八版',
    inForceFrom: '2021-05-11',
    source: `${plan}（第八版），14天集中隔离加7天居家健康监测`,
    certainty: '已核对公开文本',
    rows: [
      ['密接', 14, 7, exposure, '集中第1、4、7、14天，解除前双采双检'],
      ['密接的密接', 7, 0, exposure, '集中第1、4、7天'],
      ['入境人员', 14, 7, start],
    ],
  },
  {
    edition: '第九版',
    inForceFrom: '2022-06-28',
    source: `${plan}（第九版），7天集中隔离加3天居家健康监测`,
    certainty: '已核对公开文本',
    rows: [
      ['密接', 7, 3, exposure, '集中第1、2、3、5、7天，居家第3天'],
      ['密接的密接', 0, 7, exposure, '居家第1、4、7天'],
      ['入境人员', 7, 3, start],
      ['高风险外溢人员', 7, 0, exposure, '集中第1、2、3、5、7天'],
    ],
  },
  {
    edition: '二十条',
    inForceFrom: '2022-11-11',
    source: '《关于进一步优化新冠肺炎疫情防控措施科学精准做好防控工作的通知》，5天集中隔离加3天居家隔离，不再判定密接的密接',
    certainty: '已核对公开文本',
    rows: [
      ['密接', 5, 3, exposure, '集中第1、2、3、5天，居家第1、3天'],
      ['密接的密接', 0, 0, exposure],
      ['入境人员', 5, 3, start],
      ['高风险外溢人员', 0, 7, exposure, '居家第1、3、5、7天'],
    ],
  },
  {
    edition: '新十条',
    inForceFrom: '2022-12-07',
    source: '《关于进一步优化落实新冠肺炎疫情防控措施的通知》，具备条件的密接5天居家隔离',
    certainty: '通行做法，用前核对',
    rows: [
      ['密接', 0, 5, exposure],
      ['高风险外溢人员', 0, 0, exposure],
    ],
  },
  {
    edition: '乙类乙管',
    inForceFrom: '2023-01-08',
    source: '国家卫生健康委2022年12月26日公告，不再隔离、不再判定密接',
    certainty: '已核对公开文本',
    rows: [
      ['密接', 0, 0, exposure],
      ['间接接触者', 0, 0, exposure],
      ['密接的密接', 0, 0, exposure],
      ['整村人员', 0, 0, start],
      ['重点对象', 0, 0, start],
      ['入境人员', 0, 0, start],
      ['高风险外溢人员', 0, 0, exposure],
    ],
  },
]

/** The rows of 隔离规则 that a new township starts with; it may amend them and add its own. */
export const isolationEditions: PackSeed = {
  ledger: isolationRule.label,
  rows: editions.flatMap(({ edition, inForceFrom, source, certainty, rows }) =>
    rows.map(([kind, central, home, countFrom, tests = '']) => ({
      方案版本: edition,
      类别: kind,
      施行日期: inForceFrom,
      集中天数: String(central),
      居家天数: String(home),
      起算: countFrom,
      检测要求: tests,
      来源: source,
      核对情况: certainty,
    })),
  ),
}
