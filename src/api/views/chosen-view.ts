import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'

/** What is no field, of what a list was or how it was cut, as the chain keeps it and as the auditor reads it. */
const words: Readonly<Record<string, string>> = {
  search: '搜索',
  'search-all': '全局搜索',
  cases: '事项',
  states: '环节',
  late: '逾期',
  mine: '自己的',
  standing: '在办或结束',
  work: '待办',
  news: '动态',
  options: '选项',
  groups: '分组小计',
  trace: '数字的来源',
  doubles: '疑似重复',
  pending: '待同意的改动',
  evidence: '佐证',
  audit: '审计记录',
  coverage: '覆盖检查',
  preview: '导入预览',
  form: '上报表格',
  publication: '公示',
  page: '个人页',
  copy: '本人查阅',
}

/** By what records were chosen, or of what they were a list: fields by their labels, the first of a path. */
export function presentChosen(catalogue: CatalogueIndex, ledger: string | null, by: string): string {
  const fields = catalogue.findLedger(ledger ?? '')?.fields ?? []
  const labelOf = (name: string) => fields.find(({ id }) => id === name.split('.')[0])?.field.label ?? words[name] ?? name
  return by.split('、').map(labelOf).join('、')
}
