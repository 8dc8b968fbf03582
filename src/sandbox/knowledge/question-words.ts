/** Chinese phrases that make a question but say nothing about its subject; removed before the search. */
export const chineseQuestionPhrases: readonly string[] = [
  '请介绍一下', '介绍一下', '介绍下', '请介绍', '介绍', '我想了解一下', '我想了解', '想了解', '了解一下', '我想知道', '想知道',
  '告诉我', '跟我说说', '说一说', '讲一讲', '讲讲', '说说', '聊聊', '谈谈', '科普一下', '科普', '解释一下', '请问一下', '请问', '请教',
  '你好', '您好', '麻烦', '帮我', '能不能', '可不可以', '要不要', '会不会', '是不是', '有没有', '好不好', '行不行', '可以吗', '可以',
  '有什么用', '什么用', '什么是', '是什么意思', '是什么', '什么样的', '什么样', '什么意思', '意思', '什么叫', '叫什么', '为什么', '为啥', '什么时候', '干什么', '做什么', '什么', '啥',
  '怎么样', '怎么办', '怎么回事', '怎么', '怎样', '如何', '咋样', '咋', '哪一种', '哪些', '哪个', '哪种', '哪里', '哪儿', '谁', '多少度', '多少', '多久', '多长时间',
  '几个', '几种', '有何', '到底', '究竟', '一般', '通常', '平时', '应该', '需要', '必须', '觉得', '知道', '听说', '有人说', '据说', '真的', '总是', '老是',
  '特别', '非常', '比较', '有点', '一点', '一些', '一下', '这个', '那个', '这种', '那种', '这么', '那么', '我们', '你们', '他们', '我的', '你的', '我', '你', '您', '他', '她',
  '今天', '现在', '最近', '自己', '每次', '推荐', '建议', '方法', '东西', '时候', '问题', '情况', '因为', '所以', '但是', '如果', '还是', '或者', '以及', '关于', '不同', '区别', '差别', '关系', '更', '适合', '值得', '试试', '试一试', '合适', '出来', '起来', '下来', '到处', '总', '最',
  '喜欢', '算是', '的话', '不会', '不能', '没有', '能', '会', '要', '想', '该', '吗', '呢', '吧', '啊', '呀', '么', '的', '了', '是', '有', '和', '与', '跟', '在', '把', '被', '让', '给', '对', '都', '也', '就', '还', '很', '太', '得', '吃', '喝',
];

/** English words that say nothing about a question's subject; apostrophes already removed. */
export const englishQuestionWords: ReadonlySet<string> = new Set(
  `a about actually after all also always am an and any anyone anything are as at bad be been before being best better between but by compare
  can cant come comes could did differ difference differently different do does doesnt doing dont each ever every exactly explain few for from get gets getting
  give go going good got great had has have having he hello help her here hey hi his how i id if im in into is isnt it its ive just keep
  kind know learn less let like little long look lot make makes making many may maybe me mean means might more most much must my
  need needs new no not now of off ok on one only or other our out over own people please point put quite rather real really related right
  same say says see she should so some special someone something sort stay still such sure take tell than thanks that thats the their them then there
  these they thing things think this those time times to today too try two under until up us use used using usually very
  want was way we well were what whats when where which while who why will with without wont worth would you your yours`
    .split(/\s+/u),
);
