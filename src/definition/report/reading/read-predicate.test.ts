import { describe, expect, it } from 'vitest'
import { readPredicate } from './read-predicate.ts'

describe('the predicate of a clause', () => {
  it.each([
    '集镇污水实现全收集、全处理',
    '镇区公园建成开放',
    '中小学教学质量全县第一',
    '全镇已无D级危房',
    '企业用工缺口全部补齐',
    '工业经济总量跃居全县三甲',
    '彻底解决了停车难',
    '白水村最早发现确诊病例',
    '8月8日通车',
    '老街的路灯接通了电网',
    '垃圾分类由农业农村办公室牵头实施',
    '发热人员移交县人民医院',
  ])('tells a result: %s', (clause) => expect(readPredicate(clause)).toBe('result'))

  it.each([
    '深入学习贯彻全会精神',
    '人居环境更加宜居',
    '完善矛盾纠纷多元化解机制',
    '推动企业复工复产',
    '取得了阶段性成效',
    '完成第七次人口普查登记工作',
    '在镇党委的坚强领导下',
    '牢牢守住了底线',
    '组织开展了文化下乡活动',
    '新建改建一批农村公路',
    '邻里和睦蔚然成风',
    '产业发展势头强劲',
    '下好产业、集镇、民生■■■',
    '山乡处处涌动着春天的气息',
    '补齐旅游短板',
  ])('tells of work or zeal: %s', (clause) => expect(readPredicate(clause)).toBe('doing'))
})
