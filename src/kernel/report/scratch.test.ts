import { readFileSync } from 'node:fs'
import { it } from 'vitest'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import { packs } from '../../packs/index.ts'
import { type Actor, builtinPack, compileReport, openEngine, openKernel } from '../index.ts'

it('x', async () => {
  const engine = await openEngine({ data: '/tmp/h4demo' })
  const kernel = await openKernel({ engine, catalogue: resolveCatalogue([...packs, builtinPack]).catalogue })
  const actor: Actor = { id: 'a', name: 'a', town: '999901101', role: 'administrator' }
  const ref = readFileSync('/work/shared/reference/reference-template.md', 'utf8')
  const place = (s: string, o: number) => {
    const b = s.slice(0, o).split('\n')
    return `${b.length}:${(b.at(-1) ?? '').length + 1}`
  }
  const muts: [string, string, string][] = []
  // generic: per token
  for (const m of ref.matchAll(/\{\{([^}]+)\}\}(\S)/g)) {
    const t = m[1] ?? ''
    const at = m.index
    if (/^(本年|镇名|镇简称)/.test(t)) continue
    if (!t.startsWith('?'))
      muts.push([`name ${t}`, ref.slice(0, at) + `{{${t.replace(/^(.)/, '某$1')}}}` + ref.slice(at + t.length + 4), place(ref, at)])
    const mask = /\|(x[x.]*)$/.exec(t)
    if (mask) {
      muts.push([`mask+ ${t}`, ref.slice(0, at) + `{{${t.replace(/\|x/, '|xx')}}}` + ref.slice(at + t.length + 4), place(ref, at)])
      const after = ref.slice(at + t.length + 4)
      const unit = /^(余?)(万元|亿元|亩|人|名|户|家|个|项|天|%|例)/.exec(after)
      if (unit)
        for (const w of ['万元', '亿元', '亩', '人', '户', '%', '个百分点', '公里'])
          if (!(unit[2] ?? '').includes(w) && w !== unit[2] && !(w === '户' && unit[2] === '家') && !(w === '人' && unit[2] === '名'))
            muts.push([
              `unit ${t} -> ${w}`,
              ref.slice(0, at + t.length + 4) + (unit[1] ?? '') + w + after.slice(unit[0].length),
              place(ref, at),
            ])
    }
    if (t.includes('@2020-01..2020-11'))
      for (const p of ['2020', '2020-01..2020-10', '2019-01..2019-11', '2020-Q3'])
        muts.push([
          `period ${t} -> ${p}`,
          ref.slice(0, at) + `{{${t.replace('2020-01..2020-11', p)}}}` + ref.slice(at + t.length + 4),
          place(ref, at),
        ])
    else if (!t.startsWith('?') && mask)
      for (const p of ['2020-01..2020-10', '上年'])
        muts.push([
          `period ${t} -> ${p}`,
          ref.slice(0, at) + `{{${t.replace('|', `@${p}|`)}}}` + ref.slice(at + t.length + 4),
          place(ref, at),
        ])
  }
  const sub = (label: string, from: string, to: string, mark?: string) => {
    const o = ref.indexOf(from)
    if (o < 0) {
      console.log('NO', label)
      return
    }
    const s = ref.replace(from, to)
    muts.push([label, s, place(s, s.indexOf(mark ?? to, o))])
  }
  sub('typed 省外', '{{省外人员数|人|xxxx}}', '1169')
  sub('typed 省外 less', '{{省外人员数|人|xxxx}}', '1068')
  sub('typed total', '{{在外人员数|人|xxxx}}', '2511')
  sub('typed 规上', '{{规上工业总产值@2020-01..2020-11|亿元|xx.xx}}', '18.11')
  sub('typed growth', '{{工业项目投资同比@2020-01..2020-11|%|xx.x}}', '15.8')
  sub('typed rate', '{{招商任务完成率@2020-01..2020-11|%|xxx}}', '131')
  sub('typed 规上企业数', '{{规上企业数|家|x}}', '9')
  sub('typed 总产值 twice', '围绕竹木', '工业总产值19.2亿元。围绕竹木', '19.2')
  sub('typed 到资 twice', '面对疫情冲击', '全年招商引资到资4500万元。面对疫情冲击', '4500')
  sub('三大', '竹木、铅笔、生态养殖三大', '竹木、铅笔三大', '三大')
  sub('五大', '、红色旅游五大', '五大', '五大')
  sub('五镇', '红色乡镇、', '', '五镇')
  sub('近 stacked', '}}万元,新增甜桔柚', '}}余万元,新增甜桔柚')
  sub('约 stacked', '亩,加快农田', '亩左右,加快农田')
  sub('余 stacked', '新增甜桔柚种植面积{{', '新增甜桔柚种植面积近{{', '{{新增')
  sub('近->逾', '全年投资近{{', '全年投资逾{{', '{{水果')
  sub('近 1000', '近{{水果园区投入|万元|整100}}', '近{{水果园区投入|万元|整1000}}', '{{水果')
  sub('近 dropped', '近{{水果园区投入', '{{水果园区投入', '{{水果')
  sub('约 5000', '约{{水稻面积|亩|整100}}', '约{{水稻面积|亩|整10000}}', '{{水稻')
  sub('约 exact', '资金{{产业帮扶资金', '资金约{{产业帮扶资金', '{{产业帮扶资金')
  sub('近 exact', '约{{', '近{{', '{{水稻')
  sub('余 isol', '{{集中隔离人数|人|xxx}}名', '{{集中隔离人数|人|整10}}余名', '{{集中')
  sub('翻番', '逆势飞扬。', '逆势飞扬。工业总产值{{?翻番:工业总产值}}。', '{{?翻番')
  sub('claim 由负转正 wrong months', '@2020-03..2020-12}}', '@2020-11..2020-12}}', '{{?由负转正')
  sub('claim name', '{{?零扩散:本地续发病例数}}', '{{?零扩散:确诊病例数}}')
  sub('claim cond', '{{?所有人员都:在外人员包干覆盖率=100%}}', '{{?所有人员都:在外人员包干覆盖率<100%}}')
  sub('claim unknown', '{{?通过专家组验收:高标准农田验收率=100%}}', '{{?通过专家组验收:高标准农田验收率}}')
  sub('attested', '逆势飞扬。', '逆势飞扬。{{?居全县第一:attested:没有此文}}。', '{{?居全')
  sub('完成率 no period', ',1-11月份实现招商引资实际到资{{招商引资到资@2020-01..2020-11|万元|xxxx}}万元,完成', ',完成', '{{招商任务完成率')
  sub(
    'pp',
    '增长{{工业项目投资同比@2020-01..2020-11|%|xx.x}}%',
    '增长{{工业项目投资同比@2020-01..2020-11|%|xx.x}}个百分点',
    '{{工业项目投资同比',
  )
  sub('下降', '同比增长{{工业项目投资同比', '同比下降{{工业项目投资同比', '{{工业项目投资同比')
  sub('slice', '{{卡口数|个|xx}}', '{{卡口数[颜色=红]|个|xx}}')
  sub('slice value', '{{卡口数|个|xx}}', '{{卡口数[类别=大门门]|个|0}}')
  sub('negative base', '逆势飞扬。', '逆势飞扬。同比增长{{引进项目数同比|%|1}}%。', '{{引进')
  sub('list cut', '{{转产企业名单|名单|3}}等企业', '{{转产企业名单|名单|3}}', '{{转产')
  sub('list count', '{{转产企业名单|名单|3}}等企业', '{{转产企业名单|名单|3}}等19家企业', '19')
  sub('date', '{{首例确诊日期|月日}}', '{{首例确诊日期|人|0}}')
  sub('leak', '逆势飞扬。', '逆势飞扬。电话13812345678。', '138')
  sub('mask left', '逆势飞扬。', '逆势飞扬。xx村。', 'xx村')
  sub('截至目前', '{{在外人员数|人|xxxx}}', '{{在外人员数@2020-06|人|xxxx}}')
  let bad = 0
  for (const [label, source, at] of muts) {
    const r = await compileReport(kernel, actor, { source, name: 'm' })
    const here = r.problems.filter((p) => `${p.at.line}:${p.at.column}` === at)
    if (!here.some((p) => p.severity === 'error')) {
      bad += 1
      console.log(`MISSED ${label} @${at}: ${r.problems.map((p) => `${p.at.line}:${p.at.column} ${p.severity} ${p.code}`).join('; ')}`)
    } else if (/^(typed|claim|list|近|约|余|slice|negative|date|完成|三|五)/.test(label))
      console.log(`ok ${label}: ${here.map((p) => p.code + ' ' + p.message).join(' | ')}`)
  }
  console.log('mutations', muts.length, 'missed', bad)
  await engine.close()
}, 600000)
