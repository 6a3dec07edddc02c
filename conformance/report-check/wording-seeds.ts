import { flows, off, type SeedKind } from './seed.ts'

/** P1 and P2: units, targets, headings, names, form. */
export const wordingSeeds: readonly SeedKind[] = [
  {
    name: 'P1 percent against points',
    codes: ['percent-point', 'growth-mismatch'],
    wordings: [
      (random, wrong) => {
        const [from, more] = [random.between(40, 60), random.between(5, 20)]
        return `垃圾分类覆盖率由${from}%提高到${from + more}%，提高${wrong ? `${more}%` : `${more}个百分点`}。`
      },
      (random, wrong) => `参保率达98.5%，比上年提高${random.between(2, 9)}${wrong ? '%' : '个百分点'}。`,
      (random, wrong) => `${random.pick(flows)}增长${random.between(2, 9)}${wrong ? '个百分点' : '%'}。`,
    ],
  },
  {
    name: 'P1 approximators on one another',
    codes: ['approximator-stacked', 'approximator-not-round'],
    wordings: [
      (random, wrong) => `培训${wrong ? random.pick(['约', '大约', '近']) : ''}${random.between(2, 9)}00人左右。`,
      (random, wrong) => `新增种植面积${wrong ? random.pick(['近', '约', '超']) : ''}${random.between(2, 9)}00余亩。`,
      (random, wrong) => `投入${wrong ? '超过' : ''}${random.between(2, 9)}亿元以上。`,
      (random, wrong) => `共完成造林${random.pick(['二', '三', '五'])}百余亩${wrong ? '左右' : ''}。`,
      (random, wrong) => `来了${wrong ? '近' : ''}三${random.pick(['十', '百'])}余户。`,
      (random, wrong) => `发放材料${wrong ? random.pick([11753, 3427, 956]) : random.pick([11000, 3400, 900])}余张。`,
    ],
  },
  {
    name: 'P1 units mixed',
    codes: ['mixed-units'],
    wordings: [
      (random, wrong) => `新增水稻${random.between(2, 9)}00亩、旱粮${random.between(10, 90)}${wrong ? '公顷' : '亩'}。`,
      (random, wrong) => `粮食播种面积${random.between(20, 90)}00亩，蔬菜种植面积${random.between(20, 90)}${wrong ? '公顷' : '亩'}。`,
      (random, wrong) => `实现产值1.${random.between(2, 9)}亿元，税收${wrong ? '12300万' : '1.23亿'}元。`,
      (random, wrong) => `收获茶叶${random.between(20, 90)}公斤、菌菇${random.between(20, 90)}${wrong ? '斤' : '公斤'}。`,
    ],
  },
  {
    name: 'P1 growth over no base',
    codes: ['growth-mismatch'],
    wordings: [
      (random, wrong) =>
        `企业利润由-${random.between(10, 40)}万元增加到30万元，${wrong ? `增长${random.between(110, 280)}%` : '扭亏为盈'}。`,
      (random, wrong) => `规上企业由0家增加到${random.between(2, 6)}家，${wrong ? '增长100%' : '实现零的突破'}。`,
      (random, wrong) => `隐患数量${wrong ? `减少${random.between(2, 4)}倍` : '减少三成'}。`,
    ],
  },
  {
    name: 'P1 targets that do not meet',
    codes: ['target-mismatch', 'growth-mismatch', 'same-fact'],
    wordings: [
      (random, wrong) => {
        const [name, rate] = [random.pick(flows), random.between(5, 9)]
        return `二、2021年主要预期目标\n${name}增长${rate}%以上。\n三、重点任务\n确保${name}增长${wrong ? rate + random.between(1, 4) : rate}%以上。`
      },
      (random, wrong) => {
        const [name, value, rate] = [random.pick(flows), random.between(2000, 6000), random.between(5, 12)]
        const target = Math.round(value * (1 + rate / 100))
        return `一、2020年工作回顾\n2020年实现${name}${value}万元。\n二、2021年目标任务\n力争${name}达到${wrong ? off(random, target) : target}万元，增长${rate}%。`
      },
      (random, wrong) => {
        const [name, value] = [random.pick(flows), random.between(2000, 6000)]
        return `二、2021年主要预期目标\n${name}达到${value}万元。\n三、重点任务\n力争${name}达到${wrong ? off(random, value) : value}万元。`
      },
    ],
  },
  {
    name: 'P1 heading style',
    codes: ['heading-style'],
    wordings: [
      (_, wrong) =>
        `一、工作回顾\n（一）经济发展\n1.工业稳步增长。全镇工业向好。\n2.农业提质增效。全镇农业向好。\n（二）生态建设\n${wrong ? '生态农业：提质增效。全面推进。' : '1.生态提质增效。全面推进。'}`,
    ],
  },
  {
    name: 'P1 an estimate without 预计',
    codes: ['missing-estimate'],
    wordings: [
      (random, wrong) =>
        `某镇2020年工作总结\n2020年12月${random.between(2, 20)}日\n全年${wrong ? '' : '预计'}实现财政总收入${random.between(3000, 4000)}万元。`,
      (random, wrong) =>
        `某镇2020年工作总结\n全年${wrong ? '' : '预计'}完成固定资产投资${random.between(3000, 4000)}万元。\n某镇人民政府\n2020年11月${random.between(2, 20)}日`,
    ],
  },
  {
    name: 'P1 variants of a name',
    codes: ['name-variant'],
    wordings: [
      (_, wrong) => `黄坛村完成整治。\n${wrong ? '黄坦' : '黄坛'}村获评先进，黄坛村还成立了合作社。`,
      (_, wrong) => `竹坪村、大垟村先行先试。\n大${wrong ? '洋' : '垟'}村新建停车场。`,
      (_, wrong) => `鸿星笔业转产口罩。\n鸿${wrong ? '兴' : '星'}笔业新增生产线。`,
      (_, wrong) => `与丽岙村结对。\n丽${wrong ? '岱' : '岙'}村新建公厕。`,
    ],
  },
  {
    name: 'P1 lists and their number',
    codes: ['counted-list'],
    wordings: [
      (_, wrong) => `全镇有规上企业${wrong ? 5 : 4}家（甲乙笔业、丙丁木业、戊己竹业、庚辛文具）。`,
      (_, wrong) => `打造“红色研学、生态康养、农事体验”${wrong ? '四' : '三'}条精品线路。`,
      (_, wrong) => `围绕竹木、铅笔、生态养殖${wrong ? '四' : '三'}大产业，持续发力。`,
      (_, wrong) => `打造${wrong ? '六' : '五'}大线路：党建示范、美丽乡村、工业旅游、农业观光、红色旅游。`,
      (_, wrong) => `规上企业${wrong ? 3 : 2}家，分别为甲乙笔业、丙丁木业。`,
      (_, wrong) => `产值、税收、投资分别为3亿元、2000万元${wrong ? '' : '、5000万元'}。`,
    ],
  },
  {
    name: 'P2 form of documents and headings',
    codes: ['document-number', 'heading-punctuation', 'title-marks'],
    wordings: [
      (_, wrong) => `根据某政发${wrong ? '[2021]' : '〔2021〕'}5号文件。`,
      (_, wrong) => `根据某政发〔2021〕${wrong ? '第' : ''}5号文件。`,
      (_, wrong) => `出台《甲办法》${wrong ? '、' : ''}《乙办法》。`,
      (_, wrong) => `（一）${wrong ? '、' : ''}发展经济`,
      (_, wrong) => `${wrong ? '1、' : '1.'}发展经济`,
      (_, wrong) => `一${wrong ? '，' : '、'}发展经济`,
    ],
  },
  {
    name: 'P2 punctuation',
    codes: ['punctuation', 'title-marks', 'unbalanced-marks'],
    wordings: [
      (_, wrong) => `全面推进乡村建设${wrong ? '，。' : '。'}`,
      (_, wrong) => `完成道路修缮，${wrong ? '，' : ''}群众满意。`,
      (_, wrong) => `推进“五水共治${wrong ? '' : '”'}，建设美丽城镇。`,
      (_, wrong) => `印发《工作方案${wrong ? '' : '》'}，建设美丽城镇。`,
      (_, wrong) => `完成甲、乙、丙等${wrong ? '……' : ''}工作。`,
      (_, wrong) => `做到“保障有力”${wrong ? '、' : ''}“服务到位”。`,
    ],
  },
  {
    name: 'P2 form of numbers',
    codes: ['adjacent-numerals', 'range-unit', 'date-leading-zero', 'short-year', 'han-year', 'mixed-digits', 'until-word'],
    wordings: [
      (_, wrong) => `用了${wrong ? '3、4' : '三四'}个月。`,
      (_, wrong) => `来了${wrong ? '20几' : '二十几'}人。`,
      (_, wrong) => `增速保持在${wrong ? '15～30%' : '15%～30%'}。`,
      (_, wrong) => `2021年${wrong ? '01' : '1'}月5日开工。`,
      (_, wrong) => `${wrong ? '2016-20年' : '2016—2020年'}累计投入300万元。`,
      (_, wrong) => `${wrong ? '二0一二年' : '二〇一二年'}开工。`,
      (_, wrong) => `${wrong ? '截止' : '截至'}目前，完成3件。`,
      (_, wrong) => `下降百分之${wrong ? '8.5' : '八点五'}。`,
      (_, wrong) => `发放补助${wrong ? '3千' : '3000'}余元。`,
    ],
  },
  {
    name: 'P2 clichés over and over',
    codes: ['repeated-phrase'],
    wordings: [
      (_, wrong) => `我们真抓实干、久久为功，${wrong ? '真抓实干、久久为功，' : ''}推动各项工作落地见效。`,
      (_, wrong) =>
        wrong
          ? '持续发力、久久为功，凝心聚力、锐意进取，真抓实干、攻坚克难，奋勇争先、勇毅前行，踔厉奋发、善作善成，开拓创新、笃行不怠。'
          : '持续发力、久久为功，建成道路3公里，整治河道2处，办结实事10件，完成投资300万元。',
    ],
  },
  {
    name: 'places under the wrong county',
    codes: ['place-mismatch'],
    wordings: [
      (random, wrong) => `与${wrong ? random.pick(['遂昌县', '松阳县', '青田县', '婺源县', '海宁市', '玉环市']) : '庆元县'}竹口镇结对。`,
      (random, wrong) => `赴${wrong ? random.pick(['湖北省', '江西省', '四川省']) : '湖南省'}张家界市考察。`,
      (random, wrong) => `赴浙江省${wrong ? random.pick(['杭州市', '金华市', '温州市']) : '丽水市'}庆元县考察。`,
      (random, wrong) => `${random.pick(['赴', '到'])}${wrong ? '庆元' : '龙泉'}查田镇考察。`,
    ],
  },
]
