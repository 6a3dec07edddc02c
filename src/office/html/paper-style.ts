/** How the page looks: a sheet of paper on a calm desk; proved figures underlined in graphite, attested in blue, unproved in red. */
export const paperStyle = `
:root { color-scheme: light; --paper: #fffdf8; --desk: #f3f1ec; --line: #e2ded5; --ink: #16181b; --graphite: #565d66; --pencil: #8d949c; --blue: #2a5b8f; --red: #c4372b; --red-soft: #fbeae7;
  --doc: "仿宋_GB2312", FangSong, "仿宋", STFangsong, "Noto Serif CJK SC", "Source Han Serif SC", serif; --head: "方正小标宋简体", "FZXiaoBiaoSong-B05S", STZhongsong, "Noto Serif CJK SC", serif;
  --hei: SimHei, "黑体", STHeiti, "Noto Sans CJK SC", sans-serif; --kai: "楷体_GB2312", KaiTi, "楷体", STKaiti, "Noto Serif CJK SC", serif; }
* { box-sizing: border-box; }
body { margin: 0; padding: 32px 16px 48px; background: var(--desk); color: var(--ink); font: 18px/2 var(--doc); }
.sheet { max-width: 720px; margin: 0 auto; padding: 64px 76px 72px; background: var(--paper); border: 1px solid var(--line); box-shadow: 0 1px 2px #0000000a, 0 12px 32px -18px #00000026; }
h1 { margin: 0 0 8px; font: 600 27px/1.5 var(--head); text-align: center; }
.byline { margin: 0; font: 17px/1.9 var(--kai); text-align: center; color: var(--graphite); text-indent: 0; }
.salutation, .address { text-indent: 0 !important; }
.salutation { margin-top: 28px; }
.front { margin-bottom: 20px; }
.red-head { margin: 0 0 12px; font: 600 40px/1.4 var(--head); color: var(--red); text-align: center; }
.number { margin: 0 0 40px; padding-bottom: 8px; border-bottom: 3px solid var(--red); text-align: center; }
h2, h3, h4, h5 { margin: 0; text-indent: 2em; font-size: 18px; line-height: 2; font-weight: 400; break-after: avoid; }
h2 { margin-top: 10px; font-family: var(--hei); font-weight: 600; }
h3 { font-family: var(--kai); }
p { margin: 0; text-indent: 2em; text-align: justify; overflow-wrap: break-word; }
u { padding-bottom: 1px; text-decoration: none; border-bottom: 1.5px solid var(--pencil); scroll-margin-top: 30vh; }
u.claim { border-bottom-style: dashed; }
u.attested { border-bottom: 2px dotted var(--blue); }
u.fails, u.unproved { color: var(--red); background: var(--red-soft); border-bottom-color: var(--red); }
u:target { background: #fbf1da; }
table { width: 100%; margin: 12px 0; border-collapse: collapse; font-size: 15px; line-height: 1.6; font-variant-numeric: tabular-nums; }
th, td { padding: 5px 10px; border: 1px solid #8b9199; vertical-align: middle; }
th { font-family: var(--hei); font-weight: 600; }
.annex { min-width: 560px; table-layout: fixed; font-size: 13px; line-height: 1.5; }
.annex th, .annex td { padding: 4px 5px; overflow-wrap: anywhere; }
td.number-cell { text-align: right; }
.draft { max-width: 720px; margin: 0 auto 16px; padding: 8px 16px; border: 1px solid #f0cfca; border-radius: 8px; background: var(--red-soft); color: #7d2219; font: 14px/1.6 var(--hei); }
.draft ol { margin: 6px 0 2px; padding-left: 1.6em; }
.watermark { display: none; }
footer { max-width: 720px; margin: 16px auto 0; color: var(--graphite); font: 13px/1.7 var(--hei); }
@media (max-width: 640px) { body { padding: 0; font-size: 17px; } .sheet { padding: 32px 20px 40px; border: 0; } h1 { font-size: 23px; } .table { overflow-x: auto; } }
@media print {
  @page { size: A4; margin: 37mm 26mm 35mm 28mm; }
  body { padding: 0; background: none; font-size: 16pt; line-height: 29pt; color: #000; }
  .sheet { max-width: none; padding: 0; border: 0; box-shadow: none; background: none; }
  h1 { font-size: 22pt; } h2, h3, h4, h5, .byline { font-size: 16pt; line-height: 29pt; color: #000; }
  table { font-size: 12pt; } .annex { min-width: 0; font-size: 10.5pt; } tr { break-inside: avoid; } thead { display: table-header-group; }
  u { border-bottom-width: 0.5pt; } footer { font-size: 9pt; }
  .watermark { display: block; position: fixed; top: 40%; left: 0; right: 0; text-align: center; font: 600 96pt/1 var(--head); color: #c4372b22; transform: rotate(-30deg); }
}
`.trim()
