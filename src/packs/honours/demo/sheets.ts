import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import type { World } from '../../../../demo/world.ts'

/** Honours of 2019 and 2020: one party branch and three people of the city, six people of the county, and what the town got besides. */
export function honoursSheets({ cadres, leaders }: World): readonly DemoSheet[] {
  const people = cadres.filter(({ category }) => category === '驻村干部' || category === '网格员').map(({ name }) => name)
  const first = leaders[2]?.name ?? ''
  const city = [first, people[3] ?? '', people[11] ?? '']
  const county = [4, 9, 17, 25, 38, 52].map((index) => people[index] ?? '')
  const rows = [
    ['市级抗疫先进党支部', '市级', '竹溪口村党支部', '集体', '2020-09-28', '市委〔2020〕41号'],
    ...city.map((name) => ['市级抗疫先锋', '市级', name, '个人', '2020-09-28', '市委〔2020〕41号']),
    ...county.map((name) => ['县级抗疫先锋', '县级', name, '个人', '2020-07-01', '县委〔2020〕28号']),
    ['省级卫生乡镇', '省级', '青竹镇', '集体', '2020-12-08', '省爱卫〔2020〕17号'],
    ['省级特色农业强镇培育单位', '省级', '青竹镇', '集体', '2020-10-16', '省农〔2020〕52号'],
    ['市级平安乡镇', '市级', '青竹镇', '集体', '2020-12-22', '市平安办〔2020〕9号'],
    ['县级招商引资先进乡镇', '县级', '青竹镇', '集体', '2020-12-29', '县政〔2020〕66号'],
    ['县级垃圾分类示范乡镇', '县级', '青竹镇', '集体', '2020-11-12', '县建〔2020〕38号'],
    ['县级美丽乡村示范村', '县级', '瓦窑山村', '集体', '2020-11-30', '县农〔2020〕45号'],
    ['市级平安乡镇', '市级', '青竹镇', '集体', '2019-12-20', '市平安办〔2019〕8号'],
    ['县级美丽乡村示范村', '县级', '青竹村', '集体', '2019-11-28', '县农〔2019〕40号'],
  ]
  return [defineSheet('荣誉', ['名称', '级别', '获奖主体', '类别', '日期:date', '文号'], rows)]
}
