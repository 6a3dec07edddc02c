import { Type } from 'typebox'
import { file, id, nothing, periodKey } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import {
  bindCellsBody,
  decideBody,
  filledForm,
  formBurden,
  formList,
  formView,
  keptForm,
  listFormBody,
  uploadQuery,
  withdrawFormBody,
} from '../form.ts'

const tag = '报表'
const params = Type.Object({ form: id })
const ofPeriod = Type.Object({ period: Type.Optional(periodKey) })

export const listForms = endpoint({
  verb: 'GET',
  path: '/api/forms',
  right: 'read',
  tag,
  summary: '上报表格一览：谁要、多久一次、还有哪几期没有报出',
  answer: formList,
})

export const bringForm = endpoint({
  verb: 'POST',
  path: '/api/forms',
  right: 'import',
  tag,
  summary: '收下部门的一张空白表（.xlsx 或 .xlsm，表单栏名 file）；of 写明是哪张表的新一期',
  query: uploadQuery,
  upload: true,
  answer: keptForm,
})

export const getForm = endpoint({
  verb: 'GET',
  path: '/api/forms/:form',
  right: 'read',
  tag,
  summary: '一张表的样子，每一格绑定到什么、还有哪几格要人来定',
  params,
  query: ofPeriod,
  answer: formView,
})

export const bindForm = endpoint({
  verb: 'PUT',
  path: '/api/forms/:form/cells',
  right: 'import',
  tag,
  summary: '指定格子从哪里填：指标、台账的行、空着的理由；或认可全部建议',
  params,
  body: bindCellsBody,
  answer: nothing,
})

export const listFormInCatalogue = endpoint({
  verb: 'PUT',
  path: '/api/forms/:form/listing',
  right: 'import',
  tag,
  summary: '把一张表登进上报表格的目录：谁要、依据、频次、期限',
  params,
  body: listFormBody,
  answer: nothing,
})

export const withdrawForm = endpoint({
  verb: 'POST',
  path: '/api/forms/:form/withdraw',
  right: 'import',
  tag,
  summary: '撤掉一张收错的表（旧版本保留）',
  params,
  body: withdrawFormBody,
  answer: nothing,
})

export const fillForm = endpoint({
  verb: 'GET',
  path: '/api/forms/:form/filled',
  right: 'read',
  tag,
  summary: '填好的样子：每一格的数、背后几条记录，空着的为什么',
  params,
  query: ofPeriod,
  answer: filledForm,
})

export const downloadForms = endpoint({
  verb: 'GET',
  path: '/api/forms-filled',
  right: 'read',
  tag,
  summary: '下载填好的表；一张是它自己，几张打成一个 .zip',
  query: Type.Object({
    forms: Type.String({ minLength: 1, maxLength: 4000, description: '表的编号，几张用逗号隔开，最多 50 张' }),
    period: Type.Optional(periodKey),
  }),
  answer: file,
})

export const weighForms = endpoint({
  verb: 'GET',
  path: '/api/forms-burden',
  right: 'read',
  tag,
  summary: '几张表重复要的数，和每张表填的格、只为它登的事实',
  answer: formBurden,
})

export const decideOverlap = endpoint({
  verb: 'POST',
  path: '/api/forms-burden/decisions',
  right: 'import',
  tag,
  summary: '重复要的数怎么办：保留、商请停报、合并，写明理由',
  body: decideBody,
  answer: nothing,
})
