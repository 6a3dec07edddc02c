import { off, type SeedKind, type SeedMaker } from './seed.ts'

/** A sentence of a published source with one of its numbers: `text` says where it stands, `value` is what stands there. */
function vector(text: (value: string) => string, value: string): SeedMaker {
  const digits = value.split('.')[1]?.length ?? 0
  return (random, wrong) => text(wrong ? off(random, Number(value), digits) : value)
}

/** domain.md §2.7: published numbers in sentences of ours. */
export const publishedSeeds: readonly SeedKind[] = [
  {
    name: '§2.7 growth',
    codes: ['growth-mismatch', 'partition-sum'],
    wordings: [
      vector((rate) => `1-8月规上工业产值384032.0万元，上年同期352688.0万元，同比增长${rate}%。`, '8.9'),
      vector((rate) => `中央市属企业产值66308.6万元（上年同期58757.2万元），增长${rate}%。`, '12.9'),
      vector((rate) => `销售产值308206.6万元，上年同期331173.7万元，同比下降${rate}%。`, '6.9'),
      vector((rate) => `财政总收入由2.66亿元增加到4.559亿元，增长${rate}%。`, '71.4'),
      vector((rate) => `表格由204种压减至127种，压减率${rate}%。`, '37.7'),
      vector((total) => `工农业总产值${total}亿元，其中农业17.2亿元、工业14.68亿元。`, '31.88'),
      (random, wrong) =>
        `工农业总产值31.88亿元，增长${wrong ? random.pick(['9.6', '4.2', '10.5']) : '7'}%，其中农业产值17.2亿元，增长5.5%；工业产值14.68亿元，增长9%。`,
      vector((total) => `实现生产总值${total}亿元，其中一产4.9亿元、二产13亿元、三产10.6亿元。`, '28.52'),
    ],
  },
  {
    name: '§2.7 rates and completion',
    codes: ['rate-mismatch', 'rate-above-whole'],
    wordings: [
      vector((rate) => `工业产值270314万元，销售产值261531万元，产销率${rate}%。`, '96.8'),
      (random, wrong) => `实现财政收入486.18万元，${wrong ? '占比' : '完成率'}${random.pick(['121.54', '121.55'])}%。`,
      vector((rate) => `完成税收436.16万元，占财政收入486.18万元的${rate}%。`, '89.7'),
      vector((rate) => `财政总收入2496万元，完成年度任务2125万元的${rate}%。`, '117.46'),
      vector((rate) => `财政总收入3793.5万元，完成年度任务3490万元的${rate}%。`, '108.7'),
      vector((rate) => `固定资产投资3677万元，完成年度任务3000万元的${rate}%。`, '122'),
    ],
  },
  {
    name: '§2.7 shares of a whole',
    codes: ['rate-mismatch', 'partition-sum'],
    wordings: [
      vector((rate) => `共办理人大建议128件，A类64件、B类38件、C类21件、D类5件，分别占50%、${rate}%、16.4%、3.9%。`, '29.7'),
      vector(
        (rate) => `收到建议128件，其中农业20件、工业7件、交通32件、民生44件、其他25件，分别占15.6%、5.5%、25%、${rate}%、19.5%。`,
        '34.4',
      ),
      vector((rate) => `办理代表建议23件，其中满意20件，占${rate}%。`, '87'),
      vector((rate) => `代表建议23件，其中A类10件、B类5件、C类8件，分别占43%、${rate}%、35%。`, '22'),
      vector((rate) => `票决项目106项，城建61项、农业21项、其他24项，分别占57.5%、${rate}%、22.6%。`, '19.8'),
      vector((rate) => `票决项目106项，其中续建91项、新建15项，分别占${rate}%、14.2%。`, '85.8'),
      vector((total) => `收到建议${total}件，其中A类64件、B类38件、C类21件、D类5件。`, '128'),
    ],
  },
]
