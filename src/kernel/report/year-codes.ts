import type { CodeTable } from '../../definition/diagnostic/codes.ts'

/** Every code about what is asked of a whole year: the tables behind its report, and what was promised for it. */
export const yearCodes = {
  'annex-cell': {
    about: '附表里有一格没有数',
    severity: 'error',
    message: '附表“<annex>”里没有完成数的：<rows>',
    hint: '补齐台账，或改这些记录里写的取数指标',
  },
  'annex-empty': {
    about: '附表在这一年没有记录',
    severity: 'error',
    message: '附表“<annex>”在<period>没有记录',
    hint: '在台账“<ledger>”里登记，或改附表的年度',
  },
  'annex-period': {
    about: '附表的期间不是一年',
    severity: 'error',
    message: '附表“<annex>”按年编，“<period>”不是一年',
    hint: '写成 {{附表:<annex>@2020}} 或 {{附表:<annex>@上年}}',
  },
  'promise-changed': {
    about: '去年答应的事，数量或单位改了，没有决定',
    severity: 'error',
    says: {
      quantity: { message: '“<item>”年初答应的是<promised>，这里写的是<written>', hint: '照原数交账，或先登记同意调整的决定' },
      missing: { message: '“<item>”年初答应的是<promised>，这里没有写数量', hint: '写明完成了<promised>；没有完成的，写明没有完成和原因' },
    },
  },
  'promise-renamed': {
    about: '去年答应的事，名称改了，没有决定',
    severity: 'error',
    message: '这里的<written>像是年初答应的“<item>”，名称改了',
    hint: '照原来的名称写，或先登记同意调整的决定',
  },
  'promise-unanswered': {
    about: '去年答应的事，报告里没有交账',
    severity: 'error',
    message: '年初答应的<items>，回顾里没有交账',
    hint: '在回顾里按原来的名称和数量写明完成情况；没有完成的，写明原因',
  },
  'unknown-annex': {
    about: '没有这样的附表',
    severity: 'error',
    message: '没有附表“<annex>”',
    hint: '<known>',
  },
} as const satisfies CodeTable
