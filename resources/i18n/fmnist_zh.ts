<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>studio</name>
<message>
<source>A ball rolls down the loss</source>
<translation>小球沿着损失滚下去</translation>
</message>
<message>
<source>A confusion to explain: {name} takes {count} of {total} images of the class {true} for {predicted} ({percent} %). It was surest of these:</source>
<translation>一种可以解释的混淆：{name} 把 {total} 张“{true}”图像中的 {count} 张当成了“{predicted}”（{percent} %）。其中它最有把握的是：</translation>
</message>
<message>
<source>Another image</source>
<translation>换一张图像</translation>
</message>
<message>
<source>**Not right.** It is another cell.</source>
<translation>**不对。** 是另一个单元格。</translation>
</message>
<message>
<source>**Not right.** {number} is not it; go through it once more.</source>
<translation>**不对。** 不是 {number}，请再算一遍。</translation>
</message>
<message>
<source>**Not right.** {why}</source>
<translation>**不对。** {why}</translation>
</message>
<message>
<source>**Right.**</source>
<translation>**正确。**</translation>
</message>
<message>
<source>All right: nothing to look at again.</source>
<translation>全对，不用再看了。</translation>
</message>
<message>
<source>Another number: twenty other images of the test set</source>
<translation>换一个编号，就是测试集中另外二十张图像</translation>
</message>
<message>
<source>Ask me again</source>
<translation>再问我一次</translation>
</message>
<message>
<source>Augmentation: images shifted by a pixel</source>
<translation>数据增强：图像平移一个像素</translation>
</message>
<message>
<source>Back</source>
<translation>返回</translation>
</message>
<message>
<source>Back to the image before (Backspace)</source>
<translation>回到前一张图像（退格键）</translation>
</message>
<message>
<source>Beat the course's 0.862</source>
<translation>超过课程的 0.862</translation>
</message>
<message>
<source>Bias</source>
<translation>偏置</translation>
</message>
<message>
<source>Blur: the mean of 25 pixels</source>
<translation>模糊：25 个像素的平均</translation>
</message>
<message>
<source>Choose a run, press Export: script and notebook repeat it without this application.</source>
<translation>选一次训练，按“导出”：脚本和笔记本不用这个程序也能重现它。</translation>
</message>
<message>
<source>Check</source>
<translation>检查</translation>
</message>
<message>
<source>Classify the twenty images from the beginning</source>
<translation>从头开始给这二十张图像分类</translation>
</message>
<message>
<source>Click what is background. With keys: arrows move the cross, Space picks the colour under it.</source>
<translation>点击哪里是背景。用键盘时：方向键移动十字，空格键选取十字处的颜色。</translation>
</message>
<message>
<source>Click what is background; click again to add a colour. Esc ends it.</source>
<translation>点击哪里是背景；再点一处可添加一种颜色。按 Esc 结束。</translation>
</message>
<message>
<source>Compare your number with the answer</source>
<translation>把您的数与答案比一比</translation>
</message>
<message>
<source>Done by answering</source>
<translation>已答对</translation>
</message>
<message>
<source>Done by hand</source>
<translation>已手动标记</translation>
</message>
<message>
<source>Export results</source>
<translation>导出成绩</translation>
</message>
<message>
<source>Export results…</source>
<translation>导出成绩…</translation>
</message>
<message>
<source>Fashion-MNIST is not here yet: garments that the application draws stand in for it.</source>
<translation>Fashion-MNIST 还不在这里，用程序画的服装代替。</translation>
</message>
<message>
<source>Five questions drawn anew</source>
<translation>重新抽五道题</translation>
</message>
<message>
<source>Five questions on this part</source>
<translation>关于这一部分的五道题</translation>
</message>
<message>
<source>How many images you have classified</source>
<translation>您已经分类了多少张图像</translation>
</message>
<message>
<source>Image {number} of {total}</source>
<translation>第 {number} 张，共 {total} 张</translation>
</message>
<message>
<source>Images no.</source>
<translation>图像编号</translation>
</message>
<message>
<source>Look at these sections again:</source>
<translation>请再看看这几节：</translation>
</message>
<message>
<source>Mark this section as done by hand; a right answer does so too</source>
<translation>手动把这一节标记为已完成；答对题会自动标记</translation>
</message>
<message>
<source>Next question</source>
<translation>下一题</translation>
</message>
<message>
<source>On to the next question, or to the score</source>
<translation>下一题，或查看得分</translation>
</message>
<message>
<source>Once more</source>
<translation>再来一次</translation>
</message>
<message>
<source>People reach {percent}: so many answers were right when a crowd was shown such small grey images (from Fashion-MNIST's README). Twenty images are few: one more or less makes 5 %.</source>
<translation>人的准确率是 {percent}：请许多人看这样的灰度小图，答对的就有这么多（见 Fashion-MNIST 的 README）。二十张图像很少，多对或少对一张就差 5 %。</translation>
</message>
<message>
<source>Question {number} of {total}</source>
<translation>第 {number} 题，共 {total} 题</translation>
</message>
<message>
<source>Quiz: {part}</source>
<translation>小测验：{part}</translation>
</message>
<message>
<source>Save what you have done of the course, as a table for your teacher</source>
<translation>把您完成的课程内容保存为表格，交给老师</translation>
</message>
<message>
<source>Start again</source>
<translation>重新开始</translation>
</message>
<message>
<source>The images, with both answers; a click follows one through the network</source>
<translation>各张图像和两边的答案；点击一张，看它怎样通过网络</translation>
</message>
<message>
<source>The network's confusion matrix</source>
<translation>网络的混淆矩阵</translation>
</message>
<message>
<source>The questions of the quizzes cannot be read ({reason}). Install the application again.</source>
<translation>无法读取小测验的题目（{reason}）。请重新安装本程序。</translation>
</message>
<message>
<source>The same number gives a whole class the same images. Keys 0 to 9 answer.</source>
<translation>编号相同，全班看到的图像就相同。按 0 到 9 键作答。</translation>
</message>
<message>
<source>The section after this one</source>
<translation>后一节</translation>
</message>
<message>
<source>There is no network yet.</source>
<translation>还没有网络。</translation>
</message>
<message>
<source>Type a number and press Enter</source>
<translation>输入一个数，然后按回车键</translation>
</message>
<message>
<source>Type a number, like 12 or 0.5.</source>
<translation>请输入一个数，例如 12 或 0.5。</translation>
</message>
<message>
<source>What is it?</source>
<translation>这是什么？</translation>
</message>
<message>
<source>Which twenty images</source>
<translation>哪二十张图像</translation>
</message>
<message>
<source>You</source>
<translation>您</translation>
</message>
<message>
<source>You against the network</source>
<translation>您与网络比一比</translation>
</message>
<message>
<source>You against the network: classify twenty images by the keys 0 to 9</source>
<translation>您与网络比一比：用 0 到 9 键给二十张图像分类</translation>
</message>
<message>
<source>Your answer, a number</source>
<translation>您的答案（一个数）</translation>
</message>
<message>
<source>Your confusion matrix</source>
<translation>您的混淆矩阵</translation>
</message>
<message>
<source>Your name, for the table (it may stay empty):</source>
<translation>写进表格的姓名（可以不填）：</translation>
</message>
<message>
<source>Your turn</source>
<translation>您来认</translation>
</message>
<message>
<source>a number</source>
<translation>一个数</translation>
</message>
<message>
<source>conv1 of the current network: filter {number}</source>
<translation>当前网络 conv1 的第 {number} 个卷积核</translation>
</message>
<message>
<source>convolution, 24 × 24</source>
<translation>卷积后，24 × 24</translation>
</message>
<message>
<source>Convolution, row {row}, column {column}: 25 products are added up, and the bias.</source>
<translation>卷积，行 {row}，列 {column}：25 个乘积相加，再加偏置。</translation>
</message>
<message>
<source>Crop: choose the part of the picture that counts (C)</source>
<translation>裁剪：选出图片中要看的部分（C）</translation>
</message>
<message>
<source>Back to the canvas (Esc); the table stays</source>
<translation>回到画布（Esc）；表格会保留</translation>
</message>
<message>
<source>Canvas</source>
<translation>画布</translation>
</message>
<message>
<source>Click a cell: the table shows its pictures.</source>
<translation>点击一个单元格，表格就只显示其中的图片。</translation>
</message>
<message>
<source>Crop: left edge</source>
<translation>裁剪：左边</translation>
</message>
<message>
<source>Crop: lower edge</source>
<translation>裁剪：下边</translation>
</message>
<message>
<source>Crop: lower left corner</source>
<translation>裁剪：左下角</translation>
</message>
<message>
<source>Crop: lower right corner</source>
<translation>裁剪：右下角</translation>
</message>
<message>
<source>Crop: right edge</source>
<translation>裁剪：右边</translation>
</message>
<message>
<source>Crop: upper edge</source>
<translation>裁剪：上边</translation>
</message>
<message>
<source>Crop: upper left corner</source>
<translation>裁剪：左上角</translation>
</message>
<message>
<source>Crop: upper right corner</source>
<translation>裁剪：右上角</translation>
</message>
<message>
<source>Does it lie on its side? Then turn it.</source>
<translation>它是不是横过来了？是的话请把它转正。</translation>
</message>
<message>
<source>Drag it, or move it with the arrow keys; with Shift in smaller steps</source>
<translation>拖动它，或用方向键移动；按住 Shift 步子更小</translation>
</message>
<message>
<source>Drag the corners and edges of the part that counts. Esc ends it.</source>
<translation>拖动四角和四边，选出要看的部分。按 Esc 结束。</translation>
</message>
<message>
<source>Edge: bright below</source>
<translation>边缘：下边亮</translation>
</message>
<message>
<source>Edge: bright on the right</source>
<translation>边缘：右边亮</translation>
</message>
<message>
<source>Explain one confusion</source>
<translation>解释一种混淆</translation>
</message>
<message>
<source>File</source>
<translation>文件</translation>
</message>
<message>
<source>Filter</source>
<translation>卷积核</translation>
</message>
<message>
<source>Find the background automatically again (Shift+G)</source>
<translation>重新自动识别背景（Shift+G）</translation>
</message>
<message>
<source>From the name of its folder, or from the label in its file</source>
<translation>来自它所在文件夹的名称，或文件中的标签</translation>
</message>
<message>
<source>Go through the graph by itself, or hold it</source>
<translation>自动走过计算图，或暂停</translation>
</message>
<message>
<source>How far the ball goes for its slope</source>
<translation>同样的坡度，小球走多远</translation>
</message>
<message>
<source>How much to change it by</source>
<translation>改动多少</translation>
</message>
<message>
<source>Invert: swap garment and background (I)</source>
<translation>反相：把衣物和背景对调（I）</translation>
</message>
<message>
<source>Is some of the background left? Click it with the pipette, or crop.</source>
<translation>还有残留的背景吗？请用吸管点击它，或裁剪图片。</translation>
</message>
<message>
<source>done, by answering its question</source>
<translation>已完成（答对了题）</translation>
</message>
<message>
<source>last test loss</source>
<translation>最后的测试损失</translation>
</message>
<message>
<source>learning rate {rate}</source>
<translation>学习率 {rate}</translation>
</message>
<message>
<source>Let it judge what you draw</source>
<translation>让它判断你画的图</translation>
</message>
<message>
<source>Look at the images in one cell of the matrix: what do they share?</source>
<translation>看看矩阵中某一格的图像：它们有什么共同点？</translation>
</message>
<message>
<source>loss {size}</source>
<translation>损失 {size}</translation>
</message>
<message>
<source>lowest test loss</source>
<translation>最低测试损失</translation>
</message>
<message>
<source>marked as done by hand</source>
<translation>手动标记为已完成</translation>
</message>
<message>
<source>max-pool, 12 × 12</source>
<translation>最大池化后，12 × 12</translation>
</message>
<message>
<source>Max-pool, row {row}, column {column}: of four neighbours the largest goes on.</source>
<translation>最大池化，行 {row}，列 {column}：四个相邻的数中，最大的留下。</translation>
</message>
<message>
<source>No network is chosen yet: choose one beside the table.</source>
<translation>还没有选择网络：请在表格旁边选一个。</translation>
</message>
<message>
<source>None of these pictures was classified incorrectly.</source>
<translation>这些图片中没有分类错误的。</translation>
</message>
<message>
<source>nothing</source>
<translation>不用办法</translation>
</message>
<message>
<source>Nothing but the middle pixel</source>
<translation>只留中间的像素</translation>
</message>
<message>
<source>Now backward. How does the loss change with p?</source>
<translation>现在往回走：损失随 p 怎样变化？</translation>
</message>
<message>
<source>Nudge it by</source>
<translation>改动量</translation>
</message>
<message>
<source>Nudge one number</source>
<translation>改动一个数</translation>
</message>
<message>
<source>One position back</source>
<translation>后退一个位置</translation>
</message>
<message>
<source>One position on</source>
<translation>前进一个位置</translation>
</message>
<message>
<source>one run</source>
<translation> 1 次</translation>
</message>
<message>
<source>One step</source>
<translation>走一步</translation>
</message>
<message>
<source>One step back</source>
<translation>后退一步</translation>
</message>
<message>
<source>One step of gradient descent with this weight</source>
<translation>对这个权重做一步梯度下降</translation>
</message>
<message>
<source>Only the first {most} pictures are shown: more do not fit into one table. Open a part of them.</source>
<translation>只显示前 {most} 张图片：一张表格放不下更多。请分批打开。</translation>
</message>
<message>
<source>Only the pictures whose true class is another one</source>
<translation>只显示真实类别与网络答案不同的图片</translation>
</message>
<message>
<source>Open a folder of pictures</source>
<translation>打开图片文件夹</translation>
</message>
<message>
<source>Open a folder of pictures…</source>
<translation>打开图片文件夹…</translation>
</message>
<message>
<source>Open files…</source>
<translation>打开文件…</translation>
</message>
<message>
<source>Open pictures or drawings</source>
<translation>打开图片或画</translation>
</message>
<message>
<source>Open pictures, drawings or a folder, or paste one</source>
<translation>打开图片、画或文件夹，或粘贴一张图片</translation>
</message>
<message>
<source>Outline</source>
<translation>轮廓</translation>
</message>
<message>
<source>Pictures</source>
<translation>图片</translation>
</message>
<message>
<source>Pictures that are read</source>
<translation>已读取的图片</translation>
</message>
<message>
<source>Pictures: {count}</source>
<translation>图片：{count} 张</translation>
</message>
<message>
<source>Pictures: {shown} of {count}</source>
<translation>图片：{shown} / {count} 张</translation>
</message>
<message>
<source>Pipette: click what is background (G)</source>
<translation>吸管：点击哪里是背景（G）</translation>
</message>
<message>
<source>Predicted minus true: this is all that the layers before need to know.</source>
<translation>预测减目标：前面各层需要知道的就是这个数。</translation>
</message>
<message>
<source>Press “Next step”: first the values go forward, then the gradients backward.</source>
<translation>按“下一步”：先是数值向前走，再是梯度往回走。</translation>
</message>
<message>
<source>Read no more; what was read stays</source>
<translation>不再读取；已读取的保留</translation>
</message>
<message>
<source>Really: the loss goes from {before} to {after}, that is Δloss = {change}. By the gradient: {gradient} · {nudge} = {predicted}. The smaller the nudge, the closer the two.</source>
<translation>实际：损失从 {before} 变为 {after}，即 Δ损失 = {change}。按梯度：{gradient} × {nudge} = {predicted}。改动越小，两者越接近。</translation>
</message>
<message>
<source>Red is positive, blue negative, white zero; the three maps have one scale. Point at a number, or walk with the arrow keys.</source>
<translation>红色为正，蓝色为负，白色为零；三张图用同一个色标。用鼠标指向一个数，或用方向键移动。</translation>
</message>
<message>
<source>ReLU, 24 × 24</source>
<translation>ReLU 后，24 × 24</translation>
</message>
<message>
<source>ReLU, row {row}, column {column}: a negative number becomes 0, any other stays.</source>
<translation>ReLU，行 {row}，列 {column}：负数变成 0，其他数不变。</translation>
</message>
<message>
<source>ReLU: what is negative becomes 0.</source>
<translation>ReLU：负数变成 0。</translation>
</message>
<message>
<source>Roll</source>
<translation>滚动</translation>
</message>
<message>
<source>run</source>
<translation>训练</translation>
</message>
<message>
<source>Save the table as a file (CSV)</source>
<translation>把表格存为文件（CSV）</translation>
</message>
<message>
<source>Sections of the course about this page</source>
<translation>课程中与本页有关的小节</translation>
</message>
<message>
<source>Seen</source>
<translation>网络所见</translation>
</message>
<message>
<source>Show all in a table</source>
<translation>在表格中全部显示</translation>
</message>
<message>
<source>Show all pictures</source>
<translation>显示全部图片</translation>
</message>
<message>
<source>Slide</source>
<translation>滑动</translation>
</message>
<message>
<source>Slide the filter over the image by itself, or hold it</source>
<translation>让卷积核自己滑过图像，或暂停</translation>
</message>
<message>
<source>So far both losses fall: what the network learns holds for new images, too.</source>
<translation>到目前为止两个损失都在下降：网络学到的东西对新图像也有效。</translation>
</message>
<message>
<source>Step after step, or hold it</source>
<translation>一步接一步，或暂停</translation>
</message>
<message>
<source>Stopped after {done} of {of}.</source>
<translation>已停止：完成 {done} 个，共 {of} 个。</translation>
</message>
<message>
<source>Take the notebook along</source>
<translation>导出笔记本</translation>
</message>
<message>
<source>Ten times as many images</source>
<translation>十倍的图像</translation>
</message>
<message>
<source>test</source>
<translation>测试</translation>
</message>
<message>
<source>test accuracy</source>
<translation>测试准确率</translation>
</message>
<message>
<source>The chain rule: the gradient from behind, times what h does to y.</source>
<translation>链式法则：后面传来的梯度，乘以 h 对 y 的作用。</translation>
</message>
<message>
<source>The computation graph</source>
<translation>计算图</translation>
</message>
<message>
<source>The glossary cannot be read ({reason}). Install the application again.</source>
<translation>无法读取术语表（{reason}）。请重新安装本应用。</translation>
</message>
<message>
<source>The image, and where the filter stands on it</source>
<translation>图像，以及卷积核所在的位置</translation>
</message>
<message>
<source>The larger the input, the more its weight counts.</source>
<translation>输入越大，它的权重影响越大。</translation>
</message>
<message>
<source>The loss over {name}: {loss} at {value}, the lowest {lowest}</source>
<translation>损失随 {name} 的变化：在 {value} 处为 {loss}，最低 {lowest}</translation>
</message>
<message>
<source>The loss: the surer the network is of the right class, the nearer to 0.</source>
<translation>损失：网络对正确的类别越有把握，它越接近 0。</translation>
</message>
<message>
<source>The mean loss of {count} images over {name}, the other numbers held. The ball is at {value}: loss {loss}, gradient {gradient}. One step: {name} − {rate} · ({gradient}) = {next}.</source>
<translation>{count} 张图像的平均损失随 {name} 的变化，其他数保持不变。小球在 {value}：损失 {loss}，梯度 {gradient}。走一步：{name} − {rate} ×（{gradient}）= {next}。</translation>
</message>
<message>
<source>The next step</source>
<translation>下一步</translation>
</message>
<message>
<source>The picture: choose its background</source>
<translation>图片：指定背景</translation>
</message>
<message>
<source>The picture: choose the part that counts</source>
<translation>图片：选出要看的部分</translation>
</message>
<message>
<source>The pictures are being read…</source>
<translation>正在读取图片…</translation>
</message>
<message>
<source>The probability of this class, as the network sees it</source>
<translation>网络认为是这一类别的概率</translation>
</message>
<message>
<source>The sigmoid makes a probability of the score: how sure the network is that this is an ankle boot.</source>
<translation>sigmoid 把得分变成概率：网络有多大把握认为这是短靴。</translation>
</message>
<message>
<source>The test loss was lowest after update {step}. Since then the network has learned the {count} images by heart: the training loss falls on, and new images are judged worse. Here one would have stopped.</source>
<translation>测试损失在第 {step} 次更新后最低。从那以后，网络是在死记这 {count} 张图像：训练损失继续下降，对新图像却判断得更差。本该在那里停下。</translation>
</message>
<message>
<source>The weighted sum of the two inputs, and the bias.</source>
<translation>两个输入的加权和，再加偏置。</translation>
</message>
<message>
<source>There are no pictures and no drawings in {name}. Choose another folder.</source>
<translation>{name} 中既没有图片也没有画。请选择别的文件夹。</translation>
</message>
<message>
<source>There are no pictures.</source>
<translation>没有图片。</translation>
</message>
<message>
<source>The ten probabilities add up to 100 % whatever is drawn. So a second small network, which has learned to distinguish garments from doodles, letters and noise, looks at it too. It errs at times, mostly with things shaped like a bag or a shoe.</source>
<translation>无论画什么，十个概率之和总是 100 %。因此另有一个小网络也会看这幅画，它学过区分服装与涂鸦、字母和噪声。它有时也会出错，尤其是遇到形状像包或鞋的东西。</translation>
</message>
<message>
<source>This looks like none of the ten.</source>
<translation>这看起来不属于这十类中的任何一类。</translation>
</message>
<message>
<source>Train a run of your own, then change one setting at a time and keep what helps.</source>
<translation>先自己训练一次，然后每次只改一项设置，把有帮助的留下。</translation>
</message>
<message>
<source>Train on these images alone, or stop</source>
<translation>只用这些图像训练，或停止</translation>
</message>
<message>
<source>training</source>
<translation>训练</translation>
</message>
<message>
<source>training accuracy</source>
<translation>训练准确率</translation>
</message>
<message>
<source>Training image {index}: {name}, so its target is {target}. x1 is the mean brightness of its upper half, x2 that of its lower half.</source>
<translation>训练图像 {index}：{name}，目标为 {target}。x1 是上半部分的平均亮度，x2 是下半部分的平均亮度。</translation>
</message>
<message>
<source>Turn the picture a quarter to the left (Shift+R)</source>
<translation>把图片向左转 90°（Shift+R）</translation>
</message>
<message>
<source>Turn the picture a quarter to the right (R)</source>
<translation>把图片向右转 90°（R）</translation>
</message>
<message>
<source>Type a number from −5 to 5 that is not 0, such as 0.1.</source>
<translation>请输入 −5 到 5 之间不为 0 的数，例如 0.1。</translation>
</message>
<message>
<source>Type a whole number from {low} to {high}.</source>
<translation>请输入 {low} 到 {high} 之间的整数。</translation>
</message>
<message>
<source>Weight decay of 1, with AdamW</source>
<translation>权重衰减 1，用 AdamW</translation>
</message>
<message>
<source>Weight or bias</source>
<translation>权重或偏置</translation>
</message>
<message>
<source>Weight, row {row}, column {column}</source>
<translation>权重，行 {row}，列 {column}</translation>
</message>
<message>
<source>Weights of your own</source>
<translation>自己填的权重</translation>
</message>
<message>
<source>What does it say of a garment from your own hand, and of a photograph of yours?</source>
<translation>对您亲手画的服装、您拍的照片，它会怎么说？</translation>
</message>
<message>
<source>What each run has come to</source>
<translation>每次训练的结果</translation>
</message>
<message>
<source>What helps</source>
<translation>什么有帮助</translation>
</message>
<message>
<source>What was missing of “{name}” is stored now.</source>
<translation>“{name}”缺少的部分现在已经保存。</translation>
</message>
<message>
<source>What the network sees of it: 28×28 pixels</source>
<translation>网络看到的样子：28×28 像素</translation>
</message>
<message>
<source>What the network takes it for</source>
<translation>网络把它认作什么</translation>
</message>
<message>
<source>Whether its class is the true one</source>
<translation>网络给出的类别是否就是真实类别</translation>
</message>
<message>
<source>With their true classes, the pictures make a confusion matrix: put them into folders that are called like the classes or by their numbers from 0 to 9, or give each line of an ndjson file a “label”.</source>
<translation>知道真实类别后，这些图片就能组成混淆矩阵：请把它们放进以类别名称或编号 0 到 9 命名的文件夹，或在 ndjson 文件的每一行写上“label”。</translation>
</message>
<message>
<source>Wrong only</source>
<translation>只看错误</translation>
</message>
<message>
<source>the table of {count} pictures</source>
<translation>{count} 张图片的表格</translation>
</message>
<message>
<source>You have not trained a run of your own yet. The project below begins with one.</source>
<translation>您还没有自己训练过。下面的项目就从训练一次开始。</translation>
</message>
<message>
<source>You have trained {runs} of your own: networks saw {images} images and their weights were updated {updates} times.</source>
<translation>您自己训练了{runs}：网络共看了 {images} 张图像，权重更新了 {updates} 次。</translation>
</message>
<message>
<source>Your best run so far: {name}, {score} of the new images.</source>
<translation>目前最好的一次：{name}，新图像上的准确率 {score}。</translation>
</message>
<message>
<source>you {mark}</source>
<translation>您 {mark}</translation>
</message>
<message>
<source>z is negative: ReLU lets no gradient through, and the weights before it learn nothing from this image.</source>
<translation>z 是负数：ReLU 不让梯度通过，前面的权重从这张图像什么也学不到。</translation>
</message>
<message>
<source>z is positive: ReLU lets the gradient through.</source>
<translation>z 是正数：ReLU 让梯度通过。</translation>
</message>
<message>
<source>wrong</source>
<translation>答错</translation>
</message>
<message>
<source>{correct} of {total} correct</source>
<translation>{total} 题中答对 {correct} 题</translation>
</message>
<message>
<source>{correct} of {total}, {percent}</source>
<translation>{total} 张中答对 {correct} 张，{percent}</translation>
</message>
<message>
<source>{count} images</source>
<translation>{count} 张图像</translation>
</message>
<message>
<source>{count} of {total} sections done, {earned} by answering</source>
<translation>{total} 节中已完成 {count} 节，其中 {earned} 节由答题完成</translation>
</message>
<message>
<source>{count} pictures with a known class</source>
<translation>{count} 张已知类别的图片</translation>
</message>
<message>
<source>{count} runs</source>
<translation> {count} 次</translation>
</message>
<message>
<source>{done} of {of} files</source>
<translation>{done} / {of} 个文件</translation>
</message>
<message>
<source>{done} of {of} predicted anew</source>
<translation>重新预测 {done} / {of}</translation>
</message>
<message>
<source>{epochs} epochs in batches of 50 with Adam, learning rate {rate}; with more images fewer epochs, so that every run has the same number of updates. Scored on {count} test images.</source>
<translation>{epochs} 轮，每批 50 张，用 Adam，学习率 {rate}；图像更多时轮数相应减少，使每次训练的更新次数相同。用 {count} 张测试图像评分。</translation>
</message>
<message>
<source>{first} · no answer: {count}</source>
<translation>{first} · 没有答案：{count}</translation>
</message>
<message>
<source>{first} ↔ {second}: {more} + {less} = {sum} images</source>
<translation>{first} ↔ {second}：{more} + {less} = {sum} 张</translation>
</message>
<message>
<source>It has learned nothing: every class is near 0.1.</source>
<translation>它什么都没学过：每个类别的概率都接近 0.1。</translation>
</message>
<message>
<source># {name}, trained again</source>
<translation># 重新训练：{name}</translation>
</message>
<message>
<source>## A question</source>
<translation>## 想一想</translation>
</message>
<message>
<source>## An answer</source>
<translation>## 参考答案</translation>
</message>
<message>
<source>## The data</source>
<translation>## 数据</translation>
</message>
<message>
<source>## The network</source>
<translation>## 网络</translation>
</message>
<message>
<source>## The same numbers?</source>
<translation>## 数值相同吗？</translation>
</message>
<message>
<source>## Training</source>
<translation>## 训练</translation>
</message>
<message>
<source>## Try this</source>
<translation>## 试一试</translation>
</message>
<message>
<source>## What the code needs</source>
<translation>## 代码需要什么</translation>
</message>
<message>
<source>% of the predicted class (precision)</source>
<translation>占预测类别的 %（精确率）</translation>
</message>
<message>
<source>% of the true class (recall)</source>
<translation>占真实类别的 %（召回率）</translation>
</message>
<message>
<source>&amp;File</source>
<translation>文件(&amp;F)</translation>
</message>
<message>
<source>&amp;Help</source>
<translation>帮助(&amp;H)</translation>
</message>
<message>
<source>&amp;Model of every page</source>
<translation>所有页面的模型(&amp;M)</translation>
</message>
<message>
<source>&amp;Run</source>
<translation>训练(&amp;R)</translation>
</message>
<message>
<source>&amp;View</source>
<translation>视图(&amp;V)</translation>
</message>
<message>
<source>1  Extract</source>
<translation>1  提取</translation>
</message>
<message>
<source>1. Get a batch.</source>
<translation>1. 取一个批次。</translation>
</message>
<message>
<source>100 more</source>
<translation>再来 100 张</translation>
</message>
<message>
<source>2  Transform</source>
<translation>2  转换</translation>
</message>
<message>
<source>2. Pass it forward through the network.</source>
<translation>2. 把它送入网络做前向传播。</translation>
</message>
<message>
<source>3  Load</source>
<translation>3  加载</translation>
</message>
<message>
<source>3 channels: grey is repeated as red, green and blue. Each image gets a border of {gap} pixels: {rows} × ({side} + {gap}) + {gap} = {height} high, {columns} × ({side} + {gap}) + {gap} = {width} wide.</source>
<translation>3 个通道：灰度值重复为红、绿、蓝。每张图像加 {gap} 像素的边框：高 {rows} × ({side} + {gap}) + {gap} = {height}，宽 {columns} × ({side} + {gap}) + {gap} = {width}。</translation>
</message>
<message>
<source>3. Compute the loss: how wrong are the answers?</source>
<translation>3. 计算损失：答案错得有多离谱？</translation>
</message>
<message>
<source>4. Compute the gradients, after zeroing the old ones: they would add up.</source>
<translation>4. 计算梯度；先把旧梯度清零，否则会累加。</translation>
</message>
<message>
<source>5. Update the weights.</source>
<translation>5. 更新权重。</translation>
</message>
<message>
<source>6. Repeat steps 1 to 5 until every image was seen.</source>
<translation>6. 重复步骤 1 到 5，直到看过每一张图像。</translation>
</message>
<message>
<source>7. Repeat that for every epoch.</source>
<translation>7. 对每一轮重复以上步骤。</translation>
</message>
<message>
<source>70,000 grey pictures of clothing from the shop Zalando, 28 × 28 pixels each, in ten classes: 60,000 to train with and 10,000 to test. It has the size, format and split of MNIST, the handwritten digits, and is meant to take their place; only the address that it is downloaded from differs.</source>
<translation>来自网店 Zalando 的 70,000 张服饰灰度图像，每张 28 × 28 像素，分为十个类别：60,000 张用于训练，10,000 张用于测试。尺寸、格式和划分都与手写数字数据集 MNIST 相同，目的就是取代它；只有下载地址不同。</translation>
</message>
<message>
<source>70,000 small pictures of garments: download them once, or show the folder they are in.</source>
<translation>共 70,000 张服装小图：下载一次即可，也可以指定它们所在的文件夹。</translation>
</message>
<message>
<source>70,000 small pictures to learn from, downloaded once. Or go on with the trained network that comes along, and with drawn garments.</source>
<translation>供网络学习的 70,000 张小图像，只需下载一次。也可以先用自带的训练好的网络和画出的服装继续。</translation>
</message>
<message>
<source>A bright spot is a hint, no proof: the network may be right for a reason that no such picture shows.</source>
<translation>亮处只是线索，不是证明：网络判断正确的真正原因，可能在这类图中根本看不出来。</translation>
</message>
<message>
<source>A class is a plan: change it here, and see what the object made after it holds and how it is printed. Each layer is an attribute; forward is the method.</source>
<translation>类就像图纸：在这里修改它，看看按它造出的对象里有什么、打印出来是什么样。每一层是一个属性；forward 是方法。</translation>
</message>
<message>
<source>A class is the plan, an object what is built from it. The network is a class that extends nn.Module: its attributes are the layers, its method forward says how an image goes through them.</source>
<translation>类是设计图，对象是照图造出来的东西。网络是继承 nn.Module 的类：它的属性是各个层，它的方法 forward 规定图像如何经过这些层。</translation>
</message>
<message>
<source>A class that overrides this:</source>
<translation>重写了这一方法的类：</translation>
</message>
<message>
<source>A tick marks the run whose network is the current model: every page shows it and predicts with it</source>
<translation>打勾的那次训练，其网络就是当前模型：每个页面都显示它，并用它预测</translation>
</message>
<message>
<source>A coordinate of this drawing is not a usable number. Draw it anew.</source>
<translation>这幅画中有一个坐标不是可用的数值。请重新画。</translation>
</message>
<message>
<source>A filter of {f} covers nothing: f must be 1 or more.</source>
<translation>卷积核为 {f}，什么也盖不住：f 至少为 1。</translation>
</message>
<message>
<source>A filter of {f} does not fit into {n} + 2·{p} = {all}. Choose a smaller filter or more padding.</source>
<translation>大小为 {f} 的卷积核放不进 {n} + 2·{p} = {all}。请选择更小的卷积核，或增加填充。</translation>
</message>
<message>
<source>A layer as it is made, with random weights:</source>
<translation>刚建好的层，权重是随机的：</translation>
</message>
<message>
<source>A layer names its parameters; the values put in are its arguments. Most are hyperparameters, chosen by whoever builds the network. The first in_channels and the last out_features follow from the data, and each layer takes in what the one before gives.</source>
<translation>层定义时写下的名称叫形参（parameter），调用时传入的值叫实参（argument）。它们大多是超参数，由搭建网络的人选择。第一个 in_channels 和最后一个 out_features 由数据决定，而每一层的输入就是前一层的输出。</translation>
</message>
<message>
<source>A linear layer multiplies its input x by a matrix A and adds a bias: y = Ax + b. That is all it does.</source>
<translation>线性层把输入 x 乘以矩阵 A，再加上偏置：y = Ax + b。仅此而已。</translation>
</message>
<message>
<source>A matrix of {0} rows and {1} columns: one row an output, one column an input.</source>
<translation>{0} 行 {1} 列的矩阵：每个输出占一行，每个输入占一列。</translation>
</message>
<message>
<source>A network that classifies {score} % of new images of Fashion-MNIST correctly.</source>
<translation>这个网络在 Fashion-MNIST 新图像上的准确率为 {score} %。</translation>
</message>
<message>
<source>A new dimension {dim} of size {size}, one place for each tensor: {before} dimensions became {after}.</source>
<translation>新增了维度 {dim}，大小为 {size}，每个张量占一个位置：{before} 维变成了 {after} 维。</translation>
</message>
<message>
<source>A padding of {p} would cut the image: p must be 0 or more.</source>
<translation>填充为 {p} 会裁掉图像：p 至少为 0。</translation>
</message>
<message>
<source>A project has four stages: 1 prepare the data (this page) → 2 build the network → 3 train it → 4 analyse the results.</source>
<translation>一个项目分四个阶段：1 准备数据（本页）→ 2 搭建网络 → 3 训练网络 → 4 分析结果。</translation>
</message>
<message>
<source>A question</source>
<translation>想一想</translation>
</message>
<message>
<source>A run is under way on the Train page. Pause it or let it end, then train here as well.</source>
<translation>“训练”页正在训练。请先暂停它，或等它结束，再在这里训练。</translation>
</message>
<message>
<source>A run is under way.</source>
<translation>训练正在进行。</translation>
</message>
<message>
<source>A sample is a pair: the image and its label.</source>
<translation>一个样本就是一对：图像和它的标签。</translation>
</message>
<message>
<source>A script compares whole epochs, and “{name}” has none yet. Resume the run, or export the network alone.</source>
<translation>脚本要逐轮比较，而“{name}”还没有完成一轮。请继续这次训练，或只导出网络。</translation>
</message>
<message>
<source>A setting cannot be used. Correct the marked field, then press Start.</source>
<translation>有一项设置无法使用。请改正标出的字段，再按“开始”。</translation>
</message>
<message>
<source>A single image gets no border; grey is repeated as red, green and blue: 3 channels.</source>
<translation>单张图像不加边框；灰度值重复为红、绿、蓝：3 个通道。</translation>
</message>
<message>
<source>A stroke of this drawing has not as many x as y coordinates. Draw it anew.</source>
<translation>这幅画中有一笔的 x 坐标与 y 坐标个数不同。请重新画。</translation>
</message>
<message>
<source>A stroke of this drawing is not a pair of lists, x and y. Draw it anew.</source>
<translation>这幅画中有一笔不是由 x 和 y 两个列表组成的。请重新画。</translation>
</message>
<message>
<source>A stroke of this drawing is not made of numbers. Draw it anew.</source>
<translation>这幅画中有一笔不是由数值组成的。请重新画。</translation>
</message>
<message>
<source>A times x, by hand:</source>
<translation>直接计算 A 乘 x：</translation>
</message>
<message>
<source>A torchvision built for another torch: name the two operators that it misses; they are not needed here.</source>
<translation>这个 torchvision 是为另一个 torch 编译的：补上它缺少的两个算子的名字，这里用不到它们。</translation>
</message>
<message>
<source>A trained network</source>
<translation>训练好的网络</translation>
</message>
<message>
<source>A, row {row}, column {column}</source>
<translation>A 的第 {row} 行第 {column} 列</translation>
</message>
<message>
<source>About FMNIST Studio</source>
<translation>关于 FMNIST Studio</translation>
</message>
<message>
<source>Accuracy</source>
<translation>准确率</translation>
</message>
<message>
<source>Activation</source>
<translation>激活函数</translation>
</message>
<message>
<source>Adam</source>
<translation>Adam</translation>
</message>
<message>
<source>AdamW</source>
<translation>AdamW</translation>
</message>
<message>
<source>Add the next product</source>
<translation>加上下一个乘积</translation>
</message>
<message>
<source>Adds a method __repr__ to the class, in place of the one of nn.Module</source>
<translation>给类加上 __repr__ 方法，代替 nn.Module 自带的那个</translation>
</message>
<message>
<source>After epoch {epoch}</source>
<translation>第 {epoch} 轮之后</translation>
</message>
<message>
<source>After {steps} batches the numbers of your network were no longer finite, so it learned nothing more. The course's classifies {course} % of {count} new images correctly.</source>
<translation>学了 {steps} 个批次后，您的网络中的数值已不再有限，无法继续学习。课程的网络在 {count} 张新图像上的正确率为 {course}%。</translation>
</message>
<message>
<source>After {steps} batches your network classifies {design} % of {count} new images correctly, the course's {course} %.</source>
<translation>学了 {steps} 个批次后，在 {count} 张新图像上，您的网络正确率为 {design}%，课程的网络为 {course}%。</translation>
</message>
<message>
<source>All</source>
<translation>全部</translation>
</message>
<message>
<source>All classes</source>
<translation>所有类别</translation>
</message>
<message>
<source>All epochs are done. Restart begins anew with an untrained network.</source>
<translation>所有轮次都已完成。按“重新开始”，从未训练的网络再来一遍。</translation>
</message>
<message>
<source>All files (*)</source>
<translation>所有文件 (*)</translation>
</message>
<message>
<source>All images</source>
<translation>所有图像</translation>
</message>
<message>
<source>All of them see the same images equally often. Small batches give many updates, each from a rough gradient; large ones give few.</source>
<translation>三个网络看同样的图像，次数也相同。批小，更新次数多，但每次的梯度较粗略；批大，更新次数就少。</translation>
</message>
<message>
<source>All of them together, as one vector of {count} numbers, have the length {norm}.</source>
<translation>把所有梯度看成一个由 {count} 个数组成的向量，它的长度是 {norm}。</translation>
</message>
<message>
<source>Almost nothing is drawn yet. Go on drawing.</source>
<translation>还几乎什么都没画。请继续画。</translation>
</message>
<message>
<source>Along which dimension; −1 is the last one</source>
<translation>沿哪一维；−1 表示最后一维</translation>
</message>
<message>
<source>An example: {name}. Another click gives the next one.</source>
<translation>示例：{name}。再点击一次换下一个。</translation>
</message>
<message>
<source>An image goes in: {shape}</source>
<translation>输入一张图像：{shape}</translation>
</message>
<message>
<source>An input of {n} has nothing to look at: n must be 1 or more.</source>
<translation>输入为 {n}，没有可看的内容：n 至少为 1。</translation>
</message>
<message>
<source>An interval that is made in this way holds the true fraction in 95 of 100 cases (Wilson’s score interval).</source>
<translation>用这种方法得到的区间，100 次中有 95 次包含真实的比例（Wilson 得分区间）。</translation>
</message>
<message>
<source>An object is called like a function: network(images). Python then runs nn.Module's __call__, which runs the hooks, functions that want to know of each call, and forward in between.</source>
<translation>对象可以像函数一样调用：network(images)。这时 Python 会运行 nn.Module 的 __call__，它先后运行各个钩子（hook，每次调用都会通知到的函数），并在其间运行 forward。</translation>
</message>
<message>
<source>An untrained network</source>
<translation>未训练的网络</translation>
</message>
<message>
<source>Analyse the results</source>
<translation>分析结果</translation>
</message>
<message>
<source>Analysis</source>
<translation>分析</translation>
</message>
<message>
<source>Ankle boot</source>
<translation>短靴</translation>
</message>
<message>
<source>Another network that looks at the same drawing</source>
<translation>看同一幅画的另一个网络</translation>
</message>
<message>
<source>Another window is downloading into this folder. Waiting for it: {done} of {total} MB</source>
<translation>另一个窗口正在往这个文件夹里下载，正在等它完成：{done} / {total} MB</translation>
</message>
<message>
<source>Any batch</source>
<translation>任意一批</translation>
</message>
<message>
<source>Any image</source>
<translation>随机一张图像</translation>
</message>
<message>
<source>Any prediction</source>
<translation>任意预测</translation>
</message>
<message>
<source>Apple graphics (MPS)</source>
<translation>Apple 显卡 (MPS)</translation>
</message>
<message>
<source>Argument (value)</source>
<translation>实参（值）</translation>
</message>
<message>
<source>As a picture (PNG)…</source>
<translation>存为图片（PNG）…</translation>
</message>
<message>
<source>As stored</source>
<translation>按存储顺序</translation>
</message>
<message>
<source>As stored: whole numbers from 0 (black) to 255 (white), {kind}.</source>
<translation>存储的形式：从 0（黑）到 255（白）的整数，{kind}。</translation>
</message>
<message>
<source>As strokes (Quick, Draw! ndjson)…</source>
<translation>存为笔画（Quick, Draw! ndjson）…</translation>
</message>
<message>
<source>As the network takes it: one channel (grey), numbers from 0 to 1, {kind}.</source>
<translation>网络接收的形式：一个通道（灰度），0 到 1 的数，{kind}。</translation>
</message>
<message>
<source>At step {step} the loss was no longer a finite number, so the run was stopped. Its {epochs} whole epochs are kept. Choose a smaller learning rate.</source>
<translation>到第 {step} 步时，损失已不再是有限的数，训练因此停止。已完整训练的 {epochs} 轮会保留。请选择更小的学习率。</translation>
</message>
<message>
<source>Augmentation</source>
<translation>数据增强</translation>
</message>
<message>
<source>Automatic</source>
<translation>自动</translation>
</message>
<message>
<source>Back to</source>
<translation>返回</translation>
</message>
<message>
<source>Back to the window (Esc)</source>
<translation>返回窗口（Esc）</translation>
</message>
<message>
<source>Back to where you were (Alt+Left)</source>
<translation>回到刚才的位置（Alt+左方向键）</translation>
</message>
<message>
<source>Bag</source>
<translation>包</translation>
</message>
<message>
<source>Batch of</source>
<translation>批大小</translation>
</message>
<message>
<source>Batch size</source>
<translation>批大小</translation>
</message>
<message>
<source>Batch {number} of {count}</source>
<translation>第 {number} 批，共 {count} 批</translation>
</message>
<message>
<source>Batch</source>
<translation>一批</translation>
</message>
<message>
<source>Batches</source>
<translation>成批查看</translation>
</message>
<message>
<source>Before the training</source>
<translation>训练之前</translation>
</message>
<message>
<source>Begin anew with an untrained network and the same images</source>
<translation>换回未训练的网络，用同样的图像从头开始</translation>
</message>
<message>
<source>Begin the course</source>
<translation>开始学习课程</translation>
</message>
<message>
<source>Begin with an empty matrix</source>
<translation>从空的矩阵重新开始</translation>
</message>
<message>
<source>Best photo accuracy</source>
<translation>最佳照片准确率</translation>
</message>
<message>
<source>Bias b</source>
<translation>偏置 b</translation>
</message>
<message>
<source>Bias b, number {number}</source>
<translation>偏置 b 的第 {number} 个数</translation>
</message>
<message>
<source>Both gave the same scores. So call the object: tools that rely on hooks then work.</source>
<translation>两种写法得到的得分相同。所以请直接调用对象：这样，依赖钩子的工具才能正常工作。</translation>
</message>
<message>
<source>Both gave the same ten scores.</source>
<translation>两种方式得到的十个得分相同。</translation>
</message>
<message>
<source>Both sets</source>
<translation>训练集和测试集</translation>
</message>
<message>
<source>Browse</source>
<translation>浏览</translation>
</message>
<message>
<source>Bucket: fill what a click lies in (B)</source>
<translation>填充：填满点击处的区域（B）</translation>
</message>
<message>
<source>Build the network</source>
<translation>搭建网络</translation>
</message>
<message>
<source>By how many values a filter moves on.</source>
<translation>卷积核每次移动多少格。</translation>
</message>
<message>
<source>CPU</source>
<translation>CPU</translation>
</message>
<message>
<source>CUDA graphics card</source>
<translation>CUDA 显卡</translation>
</message>
<message>
<source>Calculator</source>
<translation>尺寸计算</translation>
</message>
<message>
<source>Call and forward</source>
<translation>调用与 forward</translation>
</message>
<message>
<source>Call its method forward instead, and see what is missing</source>
<translation>改为直接调用 forward 方法，看看少了什么</translation>
</message>
<message>
<source>Call the object, as one should</source>
<translation>调用对象，这是正确的做法</translation>
</message>
<message>
<source>Cancel</source>
<translation>取消</translation>
</message>
<message>
<source>Changes each training image at random whenever it is seen: mirrored, or moved by up to 1 pixel. The network cannot learn the images by heart, so it needs more epochs and does better on new ones.</source>
<translation>每次用到训练图像时，都对它做随机变化：左右翻转，或平移最多 1 个像素。网络无法死记图像，因此需要训练更多轮，但在新图像上表现更好。</translation>
</message>
<message>
<source>Checkpoint</source>
<translation>检查点</translation>
</message>
<message>
<source>Checksum matches: {md5}</source>
<translation>校验和一致：{md5}</translation>
</message>
<message>
<source>Choose a batch of 1 to {most} images.</source>
<translation>请输入 1 到 {most} 之间的批大小。</translation>
</message>
<message>
<source>Choose a folder…</source>
<translation>选择文件夹…</translation>
</message>
<message>
<source>Choose a number from {low} to {high}.</source>
<translation>请填写 {low} 到 {high} 之间的数。</translation>
</message>
<message>
<source>Choose an image</source>
<translation>请选择一张图像</translation>
</message>
<message>
<source>Choose an image on the Data page</source>
<translation>在“数据”页选择图像</translation>
</message>
<message>
<source>Choose one of: {choices}.</source>
<translation>请从以下选项中选择：{choices}。</translation>
</message>
<message>
<source>Choose one to see its images</source>
<translation>选择一项，查看对应的图像</translation>
</message>
<message>
<source>Choose two different networks: another run, or another epoch of the same run.</source>
<translation>请选择两个不同的网络：换一条训练记录，或选同一训练记录的另一轮。</translation>
</message>
<message>
<source>Chosen: a hyperparameter. You are free to try other values.</source>
<translation>自由选择：这是超参数，可以随意试其他值。</translation>
</message>
<message>
<source>Class</source>
<translation>类别</translation>
</message>
<message>
<source>Class and object</source>
<translation>类与对象</translation>
</message>
<message>
<source>Class by the label</source>
<translation>标签所示的类别</translation>
</message>
<message>
<source>Class that the model predicts</source>
<translation>模型预测的类别</translation>
</message>
<message>
<source>Classes</source>
<translation>各类别</translation>
</message>
<message>
<source>Clear the canvas (Del)</source>
<translation>清空画布（Del）</translation>
</message>
<message>
<source>Click a filter to read its 25 numbers</source>
<translation>点按一个卷积核，查看它的 25 个数</translation>
</message>
<message>
<source>Click on a number to read it off below.</source>
<translation>点击任意一个数，下方会显示它的值。</translation>
</message>
<message>
<source>Click on a picture, or walk with the arrow keys</source>
<translation>点击一张图像，或用方向键移动</translation>
</message>
<message>
<source>Click one, or press Up and Down, to read its shape</source>
<translation>点击其中一个（或按上、下方向键），查看它的形状</translation>
</message>
<message>
<source>Close the first steps; the menu Help shows them again</source>
<translation>关闭入门引导；可在“帮助”菜单中再次打开</translation>
</message>
<message>
<source>Close the window; a run under way is kept</source>
<translation>关闭窗口；正在进行的训练会保存下来</translation>
</message>
<message>
<source>Close this message</source>
<translation>关闭这条消息</translation>
</message>
<message>
<source>Close, but not equal: the order of the images is the same, but another seed gives other first weights, and each PyTorch and processor rounds a little differently. Try another seed.</source>
<translation>接近，但不相等：图像的顺序相同，但种子不同，初始权重就不同；而且不同的 PyTorch 版本和处理器，舍入也略有差别。换一个种子试试。</translation>
</message>
<message>
<source>Coat</source>
<translation>外套</translation>
</message>
<message>
<source>Compare</source>
<translation>比较</translation>
</message>
<message>
<source>Comparing all images, byte for byte…</source>
<translation>正在逐字节比较所有图像…</translation>
</message>
<message>
<source>Comparing the two networks…</source>
<translation>正在比较两个网络…</translation>
</message>
<message>
<source>Compute the gradients</source>
<translation>计算梯度</translation>
</message>
<message>
<source>Compute the loss</source>
<translation>计算损失</translation>
</message>
<message>
<source>Concatenation</source>
<translation>拼接</translation>
</message>
<message>
<source>Confusion matrix</source>
<translation>混淆矩阵</translation>
</message>
<message>
<source>Connecting…</source>
<translation>正在连接…</translation>
</message>
<message>
<source>Constant</source>
<translation>恒定</translation>
</message>
<message>
<source>Continue</source>
<translation>继续</translation>
</message>
<message>
<source>Convolution</source>
<translation>卷积</translation>
</message>
<message>
<source>Copied.</source>
<translation>已复制。</translation>
</message>
<message>
<source>Copy</source>
<translation>复制</translation>
</message>
<message>
<source>Copy details</source>
<translation>复制详细信息</translation>
</message>
<message>
<source>Copy the class, with its imports</source>
<translation>复制这个类（含导入语句）</translation>
</message>
<message>
<source>Copy the code</source>
<translation>复制代码</translation>
</message>
<message>
<source>Copy the selected images as one picture (Ctrl+C)</source>
<translation>把选中的图像复制为一张图片 (Ctrl+C)</translation>
</message>
<message>
<source>Count all images</source>
<translation>统计全部图像</translation>
</message>
<message>
<source>Count the next 100 images</source>
<translation>再统计 100 张图像</translation>
</message>
<message>
<source>Count the next image</source>
<translation>统计下一张图像</translation>
</message>
<message>
<source>Counted is what the network said when you kept the drawing, also if you only kept what it knew. From so few drawings, its true accuracy on drawings like yours lies between {low} and {high} % (19 times out of 20).</source>
<translation>这里统计的是您保留每幅画时网络的判断；如果您只保留它认对的画，分数就会偏高。由这几幅画推算，网络认对您这类画的真实比例在 {low} % 到 {high} % 之间（20 次中有 19 次如此）。</translation>
</message>
<message>
<source>Course</source>
<translation>课程</translation>
</message>
<message>
<source>Current model</source>
<translation>当前模型</translation>
</message>
<message>
<source>Current model: none yet</source>
<translation>当前模型：还没有</translation>
</message>
<message>
<source>Current: {name}</source>
<translation>当前：{name}</translation>
</message>
<message>
<source>Curves</source>
<translation>曲线</translation>
</message>
<message>
<source>Custom</source>
<translation>自定义</translation>
</message>
<message>
<source>Dark</source>
<translation>深色</translation>
</message>
<message>
<source>Data</source>
<translation>数据</translation>
</message>
<message>
<source>Decided by</source>
<translation>如何确定</translation>
</message>
<message>
<source>Delete</source>
<translation>删除</translation>
</message>
<message>
<source>Delete the selected drawings; it can be undone</source>
<translation>删除选中的画；可以撤销</translation>
</message>
<message>
<source>Device</source>
<translation>设备</translation>
</message>
<message>
<source>Device: {device}</source>
<translation>设备：{device}</translation>
</message>
<message>
<source>Difference of the confusion matrices</source>
<translation>两个混淆矩阵之差</translation>
</message>
<message>
<source>Dimension {dim} grew: {sum} = {size}. All others stayed, and so did their number, {count}.</source>
<translation>维度 {dim} 变大了：{sum} = {size}。其余各个维度不变，维数仍是 {count}。</translation>
</message>
<message>
<source>Dimensions</source>
<translation>维数</translation>
</message>
<message>
<source>Divided by 255: the numbers from 0 to 1 that the network is given</source>
<translation>除以 255：交给网络的 0 到 1 之间的数</translation>
</message>
<message>
<source>Do the next of the seven steps</source>
<translation>做七个步骤中的下一步</translation>
</message>
<message>
<source>Download</source>
<translation>下载</translation>
</message>
<message>
<source>Download (31 MB)</source>
<translation>下载 (31 MB)</translation>
</message>
<message>
<source>Download Fashion-MNIST</source>
<translation>下载 Fashion-MNIST</translation>
</message>
<message>
<source>Downloading the data set…</source>
<translation>正在下载数据集…</translation>
</message>
<message>
<source>Draw</source>
<translation>绘画</translation>
</message>
<message>
<source>Draw a garment and read off its class (Ctrl+6)</source>
<translation>画一件服装，看网络把它认作什么（Ctrl+6）</translation>
</message>
<message>
<source>Draw a garment and see at once what the network takes it for, and why.</source>
<translation>画一件服装，马上看到网络把它认作什么，以及为什么。</translation>
</message>
<message>
<source>Draw a garment here</source>
<translation>在这里画一件服装</translation>
</message>
<message>
<source>Draw a garment, a shoe or a bag on the canvas, and see what the network takes it for.</source>
<translation>在画布上画一件衣服、一只鞋或一个包，看看网络把它认作什么。</translation>
</message>
<message>
<source>Draw a garment, and its class appears here.</source>
<translation>画一件服装，它的类别就会显示在这里。</translation>
</message>
<message>
<source>Draw again</source>
<translation>重新抽取</translation>
</message>
<message>
<source>Draw garments instead</source>
<translation>改用绘制的服装</translation>
</message>
<message>
<source>Draw other random weights and another bias</source>
<translation>重新随机抽取权重和偏置</translation>
</message>
<message>
<source>Draw with the mouse, a pen or a finger. With keys: arrows move the pen, Space puts it down or takes it up.</source>
<translation>用鼠标、触控笔或手指来画。也可以用键盘：方向键移动画笔，空格键落笔或提笔。</translation>
</message>
<message>
<source>Drawing</source>
<translation>矢量图</translation>
</message>
<message>
<source>Drawing garments: {percent} %</source>
<translation>正在绘制服装：{percent} %</translation>
</message>
<message>
<source>Drawing garments…</source>
<translation>正在绘制服装…</translation>
</message>
<message>
<source>Drawn garments</source>
<translation>绘制的服装</translation>
</message>
<message>
<source>Drawn garments stand in for Fashion-MNIST, so the reference figures do not apply to this run. They are in the text above.</source>
<translation>现在用绘制的服装代替 Fashion-MNIST，所以参考数值不适用于这次训练；正文中可以看到它们。</translation>
</message>
<message>
<source>Drawn garments stand in: Fashion-MNIST is not here yet.</source>
<translation>还没有 Fashion-MNIST，暂时用绘制的服装代替。</translation>
</message>
<message>
<source>Drawn garments stand in: this is not Fashion-MNIST</source>
<translation>暂时用绘制的服装代替：这不是 Fashion-MNIST</translation>
</message>
<message>
<source>Drawn garments, not Fashion-MNIST</source>
<translation>绘制的服装，不是 Fashion-MNIST</translation>
</message>
<message>
<source>Draws the images in a new order each epoch, so that no two epochs have the same batches. The course takes them in their stored order.</source>
<translation>每一轮都重新打乱图像的顺序，使任何两轮的批次都不相同。课程则按图像存储的顺序依次取用。</translation>
</message>
<message>
<source>Dress</source>
<translation>连衣裙</translation>
</message>
<message>
<source>EN / 中文</source>
<translation>EN / 中文</translation>
</message>
<message>
<source>Each cell: the count of the second network less that of the first. On the diagonal, more is better; elsewhere, less.</source>
<translation>每个单元格：第二个网络的张数减去第一个网络的张数。对角线上越大越好，其他位置越小越好。</translation>
</message>
<message>
<source>Each class has {count} training images: the set is balanced.</source>
<translation>每个类别有 {count} 张训练图像：数据集是均衡的。</translation>
</message>
<message>
<source>Each class has {most} images: balanced.</source>
<translation>每个类别有 {most} 张图像：均衡。</translation>
</message>
<message>
<source>Each layer and the network itself have one hook before and one hook after.</source>
<translation>每一层以及网络本身都在调用前、调用后各挂了一个钩子。</translation>
</message>
<message>
<source>Each of the {out} outputs is a weighted sum of all {n} inputs, plus a bias: y = Wx + b.</source>
<translation>{out} 个输出中的每一个，都是全部 {n} 个输入的加权和，再加一个偏置：y = Wx + b。</translation>
</message>
<message>
<source>Each picture becomes ten scores, one for each class. The highest one is the prediction.</source>
<translation>每张图像变成十个得分，每个类别一个。得分最高的类别就是预测。</translation>
</message>
<message>
<source>Each pixel is as bright as the ink covers it: whole numbers from 0 to 255</source>
<translation>每个像素的亮度取决于笔迹覆盖它的多少：0 到 255 的整数</translation>
</message>
<message>
<source>Each row is one step of an image through the network; {count} learnable parameters in all. There is no softmax in the network itself: the cross-entropy loss includes it.</source>
<translation>每一行是图像经过网络的一步；共有 {count} 个可学习参数。网络本身没有 softmax：交叉熵损失已包含它。</translation>
</message>
<message>
<source>Each run is kept here, to compare, resume or use.</source>
<translation>每次训练都会保存在这里，供比较、恢复训练或使用。</translation>
</message>
<message>
<source>Each stage appears here while you draw.</source>
<translation>画的时候，每个阶段都会显示在这里。</translation>
</message>
<message>
<source>End the run; what it learned is kept, and it can be resumed</source>
<translation>结束本次训练；已学到的内容会保留，以后可以恢复训练</translation>
</message>
<message>
<source>Epoch</source>
<translation>轮次</translation>
</message>
<message>
<source>Epoch {epoch} of {epochs}</source>
<translation>第 {epoch} / {epochs} 轮</translation>
</message>
<message>
<source>Epoch {epoch}: accuracy</source>
<translation>第 {epoch} 轮：准确率</translation>
</message>
<message>
<source>Epoch {epoch}: correct</source>
<translation>第 {epoch} 轮：答对张数</translation>
</message>
<message>
<source>Epoch {epoch}: total loss</source>
<translation>第 {epoch} 轮：总损失</translation>
</message>
<message>
<source>Epochs</source>
<translation>训练轮数</translation>
</message>
<message>
<source>Eraser: take ink away (E)</source>
<translation>橡皮：擦去笔迹（E）</translation>
</message>
<message>
<source>Every image was seen once more. The same again, from the first batch on, until all epochs are done.</source>
<translation>每张图像又都看过了一遍。从第一批起再来一遍，直到所有轮次结束。</translation>
</message>
<message>
<source>Every number is exactly that of the run.</source>
<translation>每个数值都与原来的训练完全相同。</translation>
</message>
<message>
<source>Exact duplicates: 0. Each of the {total} images has pixels of its own.</source>
<translation>完全重复：0 张。{total} 张图像的像素各不相同。</translation>
</message>
<message>
<source>Exact duplicates: {count} of {total} images have the very pixels of an earlier one: {train} within the training set, {test} within the test set, {between} between the two; {differ} with another label.</source>
<translation>完全重复：{total} 张图像中，有 {count} 张与前面某张的像素完全相同：训练集内 {train} 张，测试集内 {test} 张，两者之间 {between} 张；其中标签不同的有 {differ} 张。</translation>
</message>
<message>
<source>Example</source>
<translation>示例</translation>
</message>
<message>
<source>Export your drawings</source>
<translation>导出您的画</translation>
</message>
<message>
<source>Export…</source>
<translation>导出…</translation>
</message>
<message>
<source>F1 score</source>
<translation>F1 值</translation>
</message>
<message>
<source>FMNIST Studio is made of {count} parts. Choose one to read its licence.</source>
<translation>FMNIST Studio 由 {count} 个部分组成。选择其中一个，即可阅读它的许可证。</translation>
</message>
<message>
<source>FMNIST Studio is open already (process {process}), but it does not answer. Close its window, or end that process, and start it again.</source>
<translation>FMNIST Studio 已经打开（进程 {process}），但没有响应。请关闭它的窗口或结束该进程，然后重新启动。</translation>
</message>
<message>
<source>FMNIST Studio is open on another computer, {computer}, with the same folder. Close it there, and start it again. If it does not run there any more, delete {file}.</source>
<translation>FMNIST Studio 已在另一台计算机 {computer} 上用同一个文件夹打开。请在那里关闭它，然后重新启动。如果它已不在那里运行，请删除 {file}。</translation>
</message>
<message>
<source>Facts</source>
<translation>基本情况</translation>
</message>
<message>
<source>Fashion-MNIST (31 MB) is downloaded, unless its four archives lie in `data/FashionMNIST/raw`.</source>
<translation>如果 `data/FashionMNIST/raw` 中没有 Fashion-MNIST 的四个压缩文件，会自动下载（31 MB）。</translation>
</message>
<message>
<source>Fashion-MNIST is downloaded once, 31 MB. Training starts by itself when it has arrived.</source>
<translation>Fashion-MNIST 只需下载一次，共 31 MB。下载完成后训练会自动开始。</translation>
</message>
<message>
<source>Fashion-MNIST is not here yet: garments that the application draws stand in for it in this section.</source>
<translation>还没有 Fashion-MNIST：本节先用程序画出的服装代替。</translation>
</message>
<message>
<source>Fashion-MNIST is not here yet; the Data page gets it.</source>
<translation>还没有 Fashion-MNIST，可在“数据”页获取。</translation>
</message>
<message>
<source>Fashion-MNIST is not here. Run `fmnist-gui` and download it, or name its folder: --data.</source>
<translation>没有找到 Fashion-MNIST。请运行 `fmnist-gui` 下载，或用 --data 指定它的文件夹。</translation>
</message>
<message>
<source>Fashion-MNIST ready</source>
<translation>Fashion-MNIST 已就绪</translation>
</message>
<message>
<source>Fashion-MNIST: {count} grey pictures of clothing from the shop Zalando in {classes} classes, {train} to train with and {test} to test. Size, format and split are those of MNIST, the handwritten digits, whose place it is meant to take; only the address that it is downloaded from differs.</source>
<translation>Fashion-MNIST：来自网店 Zalando 的 {count} 张服饰灰度图像，分为 {classes} 个类别，{train} 张用于训练，{test} 张用于测试。尺寸、格式和划分都与手写数字数据集 MNIST 相同，目的就是取代它；只有下载地址不同。</translation>
</message>
<message>
<source>Fetch the data set, 31 MB, into your data folder</source>
<translation>把数据集（31 MB）下载到您的数据文件夹</translation>
</message>
<message>
<source>Filter {number}, its weights</source>
<translation>卷积核 {number} 的权重</translation>
</message>
<message>
<source>Filter {number}: 25 weights, {positive} positive and {negative} negative, sum {total}.</source>
<translation>卷积核 {number}：25 个权重，{positive} 个为正，{negative} 个为负，总和 {total}。</translation>
</message>
<message>
<source>Finished in {time}: {score} % of the {count} test images are classified correctly.</source>
<translation>训练完成，用时 {time}：{count} 张测试图像中 {score} % 分类正确。</translation>
</message>
<message>
<source>Finished, but the network only guesses ({score} % of the test images). The learning rate may be too large, or far too small.</source>
<translation>训练完成，但网络只是在随机猜测（测试图像的准确率为 {score} %）。学习率可能过大，也可能过小。</translation>
</message>
<message>
<source>First</source>
<translation>第一个</translation>
</message>
<message>
<source>First batch</source>
<translation>第一批</translation>
</message>
<message>
<source>First image</source>
<translation>第一张</translation>
</message>
<message>
<source>First the application draws the garments to learn from. That takes up to half a minute.</source>
<translation>程序先绘制用来学习的服装，最多需要半分钟。</translation>
</message>
<message>
<source>Flatten</source>
<translation>展平</translation>
</message>
<message>
<source>Flip</source>
<translation>水平翻转</translation>
</message>
<message>
<source>Flip and shift</source>
<translation>翻转和平移</translation>
</message>
<message>
<source>Folder with the archives of Fashion-MNIST</source>
<translation>存有 Fashion-MNIST 压缩文件的文件夹</translation>
</message>
<message>
<source>Follow an image through every layer, and see how each number is made.</source>
<translation>跟随一张图像走过每一层，看清每个数字是怎么算出来的。</translation>
</message>
<message>
<source>Follow this drawing through every layer of the network</source>
<translation>让这幅画逐层通过网络</translation>
</message>
<message>
<source>Follow this image through the network, layer by layer</source>
<translation>跟随这张图像，逐层查看网络的处理过程</translation>
</message>
<message>
<source>Follows from the layer before: what it gives is what comes in here.</source>
<translation>由前一层决定：前一层输出多少，这里就输入多少。</translation>
</message>
<message>
<source>For other languages and devices: takes pictures with values from 0 to 255, gives probabilities.</source>
<translation>适用于其他语言和设备：输入取值 0 到 255 的图片，输出概率。</translation>
</message>
<message>
<source>Forward pass</source>
<translation>前向传播</translation>
</message>
<message>
<source>Four archives, as downloaded; the checksums of all of them match.</source>
<translation>下载得到的四个压缩文件，校验和全部一致。</translation>
</message>
<message>
<source>Free software under the MIT licence.</source>
<translation>自由软件，以 MIT 许可证发布。</translation>
</message>
<message>
<source>From files to tensors</source>
<translation>从文件到张量</translation>
</message>
<message>
<source>From {least} to {most} images a class: not balanced.</source>
<translation>各类别有 {least} 到 {most} 张图像：不均衡。</translation>
</message>
<message>
<source>From {low} to {high}.</source>
<translation>范围：{low} 到 {high}。</translation>
</message>
<message>
<source>Garments drawn by the application that are mixed among the photographs of each epoch. From photographs alone, the network does not learn to read the thin lines of people's drawings.</source>
<translation>每一轮中混入照片的、由应用程序绘制的服装数量。只看照片，网络学不会识别人们用细线画出的图。</translation>
</message>
<message>
<source>Garments that the application has drawn: {count} pictures in {classes} classes, {train} to train with and {test} to test, of the size and format of Fashion-MNIST. They are not Fashion-MNIST: what a network learns from them, and its score, holds for such drawings only.</source>
<translation>应用程序绘制的服装：共 {count} 张图，{classes} 个类别，其中 {train} 张用于训练，{test} 张用于测试，大小和格式与 Fashion-MNIST 相同。但它们不是 Fashion-MNIST：网络从中学到的东西和得到的分数，只对这样的图有效。</translation>
</message>
<message>
<source>Get a batch</source>
<translation>取一个批次</translation>
</message>
<message>
<source>Get the 70,000 photographs when you can: download them once, or show their folder.</source>
<translation>方便时请获取那 70,000 张照片：只需下载一次，或指定它们所在的文件夹。</translation>
</message>
<message>
<source>Get the data</source>
<translation>获取数据</translation>
</message>
<message>
<source>Get the data set first, then resume the run.</source>
<translation>请先获取数据集，再恢复训练。</translation>
</message>
<message>
<source>Get the data set first: the matrix is drawn from its images.</source>
<translation>请先获取数据集：混淆矩阵由它的图像得出。</translation>
</message>
<message>
<source>Get the data set first: then two networks can be compared on its images.</source>
<translation>请先获取数据集，然后就能在它的图像上比较两个网络。</translation>
</message>
<message>
<source>Get the data, let the network learn, draw: three steps that lead through the application</source>
<translation>获取数据、让网络学习、绘画：三步带您了解本程序</translation>
</message>
<message>
<source>Give the selected run another name</source>
<translation>给选中的训练记录换个名称</translation>
</message>
<message>
<source>Go on</source>
<translation>继续</translation>
</message>
<message>
<source>Go on without</source>
<translation>先不下载</translation>
</message>
<message>
<source>Go there and look at it; a bar leads back to this section</source>
<translation>前往该页面查看；顶部的横条可以带您回到本节</translation>
</message>
<message>
<source>Go to image</source>
<translation>跳到图像</translation>
</message>
<message>
<source>Grad-CAM, conv2</source>
<translation>Grad-CAM（conv2 层）</translation>
</message>
<message>
<source>Gradients</source>
<translation>梯度</translation>
</message>
<message>
<source>Gradients and updates are seen while a network is being trained: press Start on the Train page.</source>
<translation>只有在训练网络时才能看到梯度和更新量：请在“训练”页点击“开始”。</translation>
</message>
<message>
<source>Gradients off</source>
<translation>关闭梯度</translation>
</message>
<message>
<source>Likely mislabelled</source>
<translation>可能标错的图像</translation>
</message>
<message>
<source>Height</source>
<translation>高</translation>
</message>
<message>
<source>Height and width of each filter.</source>
<translation>每个卷积核的高和宽。</translation>
</message>
<message>
<source>Here the network of the run “{name}” is trained again, from nothing. After epoch {epochs} it classified {score} % of new images correctly.</source>
<translation>这里从零开始重新训练“{name}”的网络。第 {epochs} 轮之后，它在新图像上的准确率为 {score} %。</translation>
</message>
<message>
<source>Hide the diagonal</source>
<translation>隐藏对角线</translation>
</message>
<message>
<source>Highest loss first</source>
<translation>损失从高到低</translation>
</message>
<message>
<source>Hold the run after this batch, or let it go on</source>
<translation>训练完当前这一批后暂停；已暂停时则继续</translation>
</message>
<message>
<source>How far to run</source>
<translation>运行到哪里</translation>
</message>
<message>
<source>How many batches both networks learn from</source>
<translation>两个网络各学习多少个批次</translation>
</message>
<message>
<source>How many filters the layer has: each gives one map.</source>
<translation>这一层有多少个卷积核：每个卷积核给出一张特征图。</translation>
</message>
<message>
<source>How many images are of this class (support)</source>
<translation>属于这一类的图像有多少张（support）</translation>
</message>
<message>
<source>How many images each cell holds, or what fraction of its row (recall) or column (precision)</source>
<translation>每个单元格有多少张图像，或占所在行（召回率）、所在列（精确率）的比例</translation>
</message>
<message>
<source>How many images, from the chosen one on</source>
<translation>从所选图像起，共取多少张</translation>
</message>
<message>
<source>How many maps come in.</source>
<translation>输入多少张特征图（通道）。</translation>
</message>
<message>
<source>How many values come in.</source>
<translation>输入多少个值。</translation>
</message>
<message>
<source>How many values the layer gives.</source>
<translation>这一层输出多少个值。</translation>
</message>
<message>
<source>How many zeros are put around each map before.</source>
<translation>先在每张图的四周补几圈零。</translation>
</message>
<message>
<source>How often the network sees all training images. More epochs learn more, until the network begins to learn the images by heart.</source>
<translation>网络把全部训练图像看几遍。轮数越多，学到的越多；但过多时，网络就开始死记图像了（过拟合）。</translation>
</message>
<message>
<source>How often values of each size occur</source>
<translation>各个大小的值出现的次数</translation>
</message>
<message>
<source>How strongly the score would change if a pixel became a little brighter or darker. It shows what the network reacts to, not why, and is noisy.</source>
<translation>如果某个像素稍微变亮或变暗，得分会改变多少。它说明网络对什么敏感，但不说明为什么，而且噪声较多。</translation>
</message>
<message>
<source>How the batches’ scores are joined</source>
<translation>各批的得分如何拼接</translation>
</message>
<message>
<source>How the learning rate goes through the run: constant, or one-cycle, which warms up, peaks and then falls to almost nothing so that the weights settle.</source>
<translation>学习率在整个训练中怎样变化：可以恒定不变；也可以用单周期策略，先预热升到最高，再降到几乎为零，让权重稳定下来。</translation>
</message>
<message>
<source>Hyperparameters</source>
<translation>超参数</translation>
</message>
<message>
<source>Image</source>
<translation>图像</translation>
</message>
<message>
<source>Image by image</source>
<translation>逐张统计</translation>
</message>
<message>
<source>Image {index}</source>
<translation>图像 {index}</translation>
</message>
<message>
<source>Image {index} is hidden by the filters. Choose all classes.</source>
<translation>图像 {index} 被筛选条件隐藏了。请选择“所有类别”。</translation>
</message>
<message>
<source>Image {index} is labelled {label}, to which {model} gives {percent}. It says {guess}, {sure} sure.</source>
<translation>图像 {index} 的标签是“{label}”，而 {model} 认为这个标签的概率只有 {percent}。它的判断是“{guess}”，把握为 {sure}。</translation>
</message>
<message>
<source>Image {index}, {name}: the highest of its ten scores is that of class {best}, {best_name}.</source>
<translation>图像 {index}，{name}：十个得分中最高的是类别 {best}，{best_name}。</translation>
</message>
<message>
<source>Image {index}: label {label}, {name}</source>
<translation>图像 {index}：标签 {label}，{name}</translation>
</message>
<message>
<source>Image {index}: the correct class, {name}, has the probability {percent} %. −ln {fraction} = {loss}</source>
<translation>图像 {index}：正确类别“{name}”的概率是 {percent} %。−ln {fraction} = {loss}</translation>
</message>
<message>
<source>Images</source>
<translation>样本数</translation>
</message>
<message>
<source>Images in the batch</source>
<translation>一批中的图像张数</translation>
</message>
<message>
<source>Images of each class</source>
<translation>各类别的图像张数</translation>
</message>
<message>
<source>Images of the chosen cell</source>
<translation>所选单元格的图像</translation>
</message>
<message>
<source>Images of the data set</source>
<translation>数据集中的图像</translation>
</message>
<message>
<source>Images per row</source>
<translation>每行张数</translation>
</message>
<message>
<source>Images per row: a whole number from 1 to {most}.</source>
<translation>每行张数：1 到 {most} 之间的整数。</translation>
</message>
<message>
<source>Images per step. Small batches mean many steps with noisy gradients; large ones few, smooth steps. Steps per epoch = images / batch size.</source>
<translation>每一步用多少张图像。批小则步数多、梯度噪声大；批大则步数少、每步更平稳。每轮步数 = 图像数 / 批大小。</translation>
</message>
<message>
<source>Images that only one network classifies correctly</source>
<translation>只有一个网络分类正确的图像</translation>
</message>
<message>
<source>Images whose label the model does not predict</source>
<translation>模型的预测与标签不符的图像</translation>
</message>
<message>
<source>In PyTorch's own words, when an image is passed through: {message}</source>
<translation>送入一张图像时，PyTorch 的原话是：{message}</translation>
</message>
<message>
<source>Input gradient</source>
<translation>输入梯度</translation>
</message>
<message>
<source>Input x</source>
<translation>输入 x</translation>
</message>
<message>
<source>Input x, number {number}</source>
<translation>输入 x 的第 {number} 个数</translation>
</message>
<message>
<source>Input {n} × {m}, output {height} × {width}</source>
<translation>输入 {n} × {m}，输出 {height} × {width}</translation>
</message>
<message>
<source>It also prints the object, repr(network):</source>
<translation>它还能打印对象，即 repr(network)：</translation>
</message>
<message>
<source>It can be paused and stored, to go on another day exactly where it was.</source>
<translation>可以先暂停并保存，改天再从中断的地方原样继续。</translation>
</message>
<message>
<source>It can be trained as soon as what is marked above is mended.</source>
<translation>解决上面标出的问题后就可以训练。</translation>
</message>
<message>
<source>It decides the first weights; another seed, another run</source>
<translation>它决定初始权重；换一个种子，就是另一次训练</translation>
</message>
<message>
<source>It depends on the whole image.</source>
<translation>它取决于整张图像。</translation>
</message>
<message>
<source>It gives most where the image is brighter above than below.</source>
<translation>图像上方比下方亮的地方，它的结果最大。</translation>
</message>
<message>
<source>It gives most where the image is brighter below than above.</source>
<translation>图像下方比上方亮的地方，它的结果最大。</translation>
</message>
<message>
<source>It gives most where the image is brighter on the left than on the right.</source>
<translation>图像左边比右边亮的地方，它的结果最大。</translation>
</message>
<message>
<source>It gives most where the image is brighter on the right than on the left.</source>
<translation>图像右边比左边亮的地方，它的结果最大。</translation>
</message>
<message>
<source>It has no label from 0 to 9.</source>
<translation>没有 0 到 9 的标签。</translation>
</message>
<message>
<source>Its label: {name}</source>
<translation>标签：{name}</translation>
</message>
<message>
<source>Its size</source>
<translation>尺寸的计算</translation>
</message>
<message>
<source>Its weights replaced by A, with the bias b:</source>
<translation>把权重换成 A，保留偏置 b：</translation>
</message>
<message>
<source>Its weights replaced by A, without a bias:</source>
<translation>把权重换成 A，不用偏置：</translation>
</message>
<message>
<source>Join along a dimension that the tensors have</source>
<translation>沿张量已有的一维拼接</translation>
</message>
<message>
<source>Jupyter notebook</source>
<translation>Jupyter 笔记本</translation>
</message>
<message>
<source>Keep</source>
<translation>保留</translation>
</message>
<message>
<source>Keep some training images back to score each epoch; the test images are for the end.</source>
<translation>留出一部分训练图像，用来给每一轮打分；测试图像留到最后。</translation>
</message>
<message>
<source>Keep this drawing with its class, under “My drawings”</source>
<translation>把这幅画连同类别保留在“我的画”中</translation>
</message>
<message>
<source>Keep training</source>
<translation>继续训练</translation>
</message>
<message>
<source>Kept as {name}. It is under “My drawings”.</source>
<translation>已作为“{name}”保留，可在“我的画”中查看。</translation>
</message>
<message>
<source>Label</source>
<translation>标签</translation>
</message>
<message>
<source>Laid flat: {product}</source>
<translation>展平：{product}</translation>
</message>
<message>
<source>Language · 语言</source>
<translation>Language · 语言</translation>
</message>
<message>
<source>Larger pixels, until each shows its number</source>
<translation>放大像素，直到每个像素显示数值</translation>
</message>
<message>
<source>Largest confusions</source>
<translation>最常见的混淆</translation>
</message>
<message>
<source>Last update</source>
<translation>最近更新量</translation>
</message>
<message>
<source>Lay along a new dimension</source>
<translation>沿新的一维堆叠</translation>
</message>
<message>
<source>Layers</source>
<translation>各层</translation>
</message>
<message>
<source>Leaky ReLU</source>
<translation>Leaky ReLU（带泄漏）</translation>
</message>
<message>
<source>Learn</source>
<translation>课程</translation>
</message>
<message>
<source>Learn how a convolutional network works by running all of it, on real data and on your own computer.</source>
<translation>在自己的电脑上，用真实数据运行每一步，学懂卷积神经网络。</translation>
</message>
<message>
<source>Learning</source>
<translation>训练过程</translation>
</message>
<message>
<source>Learning rate</source>
<translation>学习率</translation>
</message>
<message>
<source>Least confident first</source>
<translation>置信度从低到高</translation>
</message>
<message>
<source>Leave</source>
<translation>退出</translation>
</message>
<message>
<source>Let it run</source>
<translation>自动运行</translation>
</message>
<message>
<source>Let the application draw a garment, stroke by stroke</source>
<translation>让应用程序一笔一笔画出一件服装</translation>
</message>
<message>
<source>Let the inputs follow</source>
<translation>输入自动跟随</translation>
</message>
<message>
<source>Let the model classify all images once more</source>
<translation>让模型把所有图像再分类一遍</translation>
</message>
<message>
<source>Let the network learn</source>
<translation>让网络学习</translation>
</message>
<message>
<source>Let the network learn, batch by batch (Ctrl+4)</source>
<translation>让网络一批一批地学习（Ctrl+4）</translation>
</message>
<message>
<source>Let the selected run go on exactly where it was</source>
<translation>让选中的训练从上次中断的地方原样接着进行</translation>
</message>
<message>
<source>Let the steps follow one another, or stop them</source>
<translation>让各步骤自动接着进行，或停下来</translation>
</message>
<message>
<source>Licences</source>
<translation>许可证</translation>
</message>
<message>
<source>Licences…</source>
<translation>许可证…</translation>
</message>
<message>
<source>Light</source>
<translation>浅色</translation>
</message>
<message>
<source>Light or dark, or like the system</source>
<translation>浅色、深色，或跟随系统</translation>
</message>
<message>
<source>Like the system</source>
<translation>跟随系统</translation>
</message>
<message>
<source>Line {line} of {path} cannot be scored: {problem} Mend or remove it.</source>
<translation>无法给 {path} 的第 {line} 行评分：{problem}请修正或删除这一行。</translation>
</message>
<message>
<source>Linear layer</source>
<translation>线性层</translation>
</message>
<message>
<source>Loading…</source>
<translation>正在载入…</translation>
</message>
<message>
<source>Logarithmic scale</source>
<translation>对数刻度</translation>
</message>
<message>
<source>Look at every image, alone and in batches, and see how it becomes numbers.</source>
<translation>逐张或成批地查看图像，看看它们如何变成数字。</translation>
</message>
<message>
<source>Look at it on its page:</source>
<translation>到相应的页面去看：</translation>
</message>
<message>
<source>Look at the images (Ctrl+2)</source>
<translation>查看图像（Ctrl+2）</translation>
</message>
<message>
<source>Look at the page</source>
<translation>查看页面</translation>
</message>
<message>
<source>Look into every layer (Ctrl+3)</source>
<translation>查看每一层（Ctrl+3）</translation>
</message>
<message>
<source>Looking at the files and images…</source>
<translation>正在查看文件和图像…</translation>
</message>
<message>
<source>Looking for near-duplicates, {difference}…</source>
<translation>正在查找近似重复的图像（{difference}）…</translation>
</message>
<message>
<source>Loss</source>
<translation>损失</translation>
</message>
<message>
<source>Loss and accuracy of every batch and epoch, for a spreadsheet.</source>
<translation>每个批次和每一轮的损失与准确率，供电子表格使用。</translation>
</message>
<message>
<source>Lowest loss first</source>
<translation>损失从低到高</translation>
</message>
<message>
<source>Map {map}, row {row}, column {column}: {value}</source>
<translation>图 {map}，行 {row}，列 {column}：{value}</translation>
</message>
<message>
<source>Mark as done</source>
<translation>标记为已完成</translation>
</message>
<message>
<source>Match</source>
<translation>相符</translation>
</message>
<message>
<source>Matrix as a drawing (SVG)…</source>
<translation>矩阵存为矢量图 (SVG)…</translation>
</message>
<message>
<source>Matrix as a picture (PNG)…</source>
<translation>矩阵存为图片 (PNG)…</translation>
</message>
<message>
<source>Matrix as a table (CSV)…</source>
<translation>矩阵存为表格 (CSV)…</translation>
</message>
<message>
<source>Matrix product</source>
<translation>矩阵乘积</translation>
</message>
<message>
<source>Max-pool</source>
<translation>最大池化</translation>
</message>
<message>
<source>Mean of the classes: precision {precision}, recall {recall}, F1 {f1}.</source>
<translation>各类别平均：精确率 {precision}，召回率 {recall}，F1 值 {f1}。</translation>
</message>
<message>
<source>Measure again</source>
<translation>重新测量</translation>
</message>
<message>
<source>Measure once more</source>
<translation>再测量一次</translation>
</message>
<message>
<source>Mirror: swap left and right (M)</source>
<translation>镜像：左右互换（M）</translation>
</message>
<message>
<source>Missing in {folder}: {files}. Download the data set, or put the missing archives there.</source>
<translation>{folder} 中缺少：{files}。请下载数据集，或把缺少的压缩文件放进去。</translation>
</message>
<message>
<source>Model: {name}</source>
<translation>模型：{name}</translation>
</message>
<message>
<source>Model: {name}, {score} %</source>
<translation>模型：{name}，{score} %</translation>
</message>
<message>
<source>Most confident first</source>
<translation>置信度从高到低</translation>
</message>
<message>
<source>Move the filter over the image by itself, or hold it</source>
<translation>让卷积核自动在图像上移动，或暂停</translation>
</message>
<message>
<source>My drawings</source>
<translation>我的画</translation>
</message>
<message>
<source>Curve · Name</source>
<translation>曲线 · 名称</translation>
</message>
<message>
<source>Name</source>
<translation>名称</translation>
</message>
<message>
<source>Classified correctly only by</source>
<translation>只有它分类正确</translation>
</message>
<message>
<source>Near-duplicates, {difference}: {count} pairs. {train} lie within the training set, {test} within the test set; in {between} the test image resembles one that the network learns from. {differ} have different labels.</source>
<translation>近似重复（{difference}）：{count} 对。训练集内 {train} 对，测试集内 {test} 对；另有 {between} 对是测试图像与训练图像近似，而网络正是用后者学习的。标签不同的有 {differ} 对。</translation>
</message>
<message>
<source>Needs a trained model: train one on the Train page.</source>
<translation>需要训练好的模型：请在“训练”页训练一个。</translation>
</message>
<message>
<source>Network</source>
<translation>网络</translation>
</message>
<message>
<source>Network for PyTorch (state_dict)</source>
<translation>PyTorch 网络（state_dict）</translation>
</message>
<message>
<source>Network for other programs (ONNX)</source>
<translation>供其他程序使用的网络（ONNX）</translation>
</message>
<message>
<source>Network: {name}</source>
<translation>网络：{name}</translation>
</message>
<message>
<source>Network: {name}, {score} % of new images classified correctly</source>
<translation>网络：{name}，在新图像上的准确率为 {score} %</translation>
</message>
<message>
<source>New images</source>
<translation>新图像</translation>
</message>
<message>
<source>Next</source>
<translation>下一批</translation>
</message>
<message>
<source>Next batch</source>
<translation>下一批</translation>
</message>
<message>
<source>Next image</source>
<translation>下一张图像</translation>
</message>
<message>
<source>Next product</source>
<translation>下一个乘积</translation>
</message>
<message>
<source>Next section</source>
<translation>下一节</translation>
</message>
<message>
<source>Next step</source>
<translation>下一步</translation>
</message>
<message>
<source>No data set yet</source>
<translation>尚无数据集</translation>
</message>
<message>
<source>No files: these images were drawn, from a seed, when the application started.</source>
<translation>没有文件：这些图像是应用程序启动时由一个种子绘制出来的。</translation>
</message>
<message>
<source>No image is like that. Choose another class, prediction or set.</source>
<translation>没有符合条件的图像。请换一个类别、预测或集合。</translation>
</message>
<message>
<source>No section has this word.</source>
<translation>没有小节包含这个词。</translation>
</message>
<message>
<source>No trained model yet</source>
<translation>尚无训练好的模型</translation>
</message>
<message>
<source>No trained model yet: this is a new network. Train one on the Train page.</source>
<translation>尚无训练好的模型：这是一个全新的网络。请在“训练”页训练一个。</translation>
</message>
<message>
<source>No trained model yet: train one on the Train page, and it is shown here.</source>
<translation>尚无训练好的模型：请在“训练”页训练一个，之后会显示在这里。</translation>
</message>
<message>
<source>No trained model yet: train one on the Train page, and its prediction appears here.</source>
<translation>尚无训练好的模型：请在“训练”页训练一个，它的预测会显示在这里。</translation>
</message>
<message>
<source>No trained model yet: train one on the Train page, and what it finds unlikely appears here.</source>
<translation>尚无训练好的模型：请在“训练”页训练一个，它认为标签不大可能的图像会显示在这里。</translation>
</message>
<message>
<source>No trained model yet: train one on the Train page, or select a stored run there and use it.</source>
<translation>尚无训练好的模型：请在“训练”页训练一个，或在那里选中一条已保存的训练记录并使用它。</translation>
</message>
<message>
<source>None</source>
<translation>无</translation>
</message>
<message>
<source>Not sure: {first} or {second}?</source>
<translation>拿不准：是{first}还是{second}？</translation>
</message>
<message>
<source>Nothing but torch and torchvision is needed: `pip install torch torchvision`.</source>
<translation>只需要 torch 和 torchvision：`pip install torch torchvision`。</translation>
</message>
<message>
<source>Nothing came from {address} for {seconds} seconds. Check the network connection and start the download again: it goes on where it stopped.</source>
<translation>{address} 已有 {seconds} 秒没有传来数据。请检查网络连接，再次开始下载，会从中断处继续。</translation>
</message>
<message>
<source>Nothing is kept yet. Draw a garment, say what it is, and press Keep: it appears here, with your score.</source>
<translation>还没有保留任何画。画一件服装，说明它是什么，再点击“保留”：它就会出现在这里，并计入您的成绩。</translation>
</message>
<message>
<source>Nothing was stored of this run yet. Let it train for a moment first.</source>
<translation>这次训练还没有保存任何内容。请先让它训练一会儿。</translation>
</message>
<message>
<source>Now</source>
<translation>现在</translation>
</message>
<message>
<source>Now press {button}: which hooks stay silent?</source>
<translation>现在按 {button}：哪些钩子没有动静？</translation>
</message>
<message>
<source>Number of images</source>
<translation>图像张数</translation>
</message>
<message>
<source>Number {number}: {value}</source>
<translation>编号 {number}：{value}</translation>
</message>
<message>
<source>Numbers from 0, black, to 1, white. The first two of the shape: one image, one grey channel.</source>
<translation>从 0（黑）到 1（白）的数。形状的前两个数表示：一张图像、一个灰度通道。</translation>
</message>
<message>
<source>O = ⌊(n − f + 2p) / s⌋ + 1, for height and width apart: how often a filter of size f fits along n values with p zeros added at either end, moving on by s.</source>
<translation>O = ⌊(n − f + 2p) / s⌋ + 1，高和宽分别计算：n 个值的两端各补 p 个零，大小为 f 的卷积核每次移动 s，一共能停在多少个位置。</translation>
</message>
<message>
<source>Of each 2 × 2 block only the largest value goes on: {fewer} values instead of {all}.</source>
<translation>每个 2 × 2 的小块只留下最大值：从 {all} 个值减少到 {fewer} 个。</translation>
</message>
<message>
<source>Of how many images, from the first one on, the labels are counted</source>
<translation>从第一张起，统计多少张图像的标签</translation>
</message>
<message>
<source>Of the images of this class, the fraction that was recognized as such: how few are missed</source>
<translation>属于这一类的图像中，被判为这一类的比例：遗漏有多少</translation>
</message>
<message>
<source>Of the images that were classified as this class, the fraction that belongs to it: how far one can trust such a prediction</source>
<translation>被判为这一类的图像中，确实属于这一类的比例：这样的判断有多可信</translation>
</message>
<message>
<source>Of windows of this size the pooling keeps one value each; it moves on by the same size.</source>
<translation>池化窗口的大小：每个窗口只留一个值，每次移动的距离与窗口一样大。</translation>
</message>
<message>
<source>On the diagonal: {correct} of {count}, an accuracy of {percent} %.</source>
<translation>对角线上：{count} 张中有 {correct} 张，准确率 {percent} %。</translation>
</message>
<message>
<source>One column a filter, one row an input map: 12 filters of [6, 5, 5].</source>
<translation>每列是一个卷积核，每行对应一张输入特征图：12 个 [6, 5, 5] 的卷积核。</translation>
</message>
<message>
<source>One image would take {count} million multiplications, more than can be tried out here ({most} million). Choose fewer channels or smaller filters, or let a stride or a pooling make the maps smaller.</source>
<translation>一张图像需要 {count} 百万次乘法，超过了这里能试的上限（{most} 百万次）。请减少通道数、缩小卷积核，或者用步幅或池化把特征图变小。</translation>
</message>
<message>
<source>One number an output, added to its sum.</source>
<translation>每个输出一个数，加到它的加权和上。</translation>
</message>
<message>
<source>One number says how wrong all the answers are. Pure guessing gives ln 10 = 2.303.</source>
<translation>用一个数说明所有答案错得有多离谱。随机猜测的损失是 ln 10 = 2.303。</translation>
</message>
<message>
<source>One product back</source>
<translation>退回一个乘积</translation>
</message>
<message>
<source>One row an output, one column an input.</source>
<translation>每行对应一个输出，每列对应一个输入。</translation>
</message>
<message>
<source>One score a class; the highest wins. Softmax is no part of the network: the loss includes it.</source>
<translation>每个类别一个得分（logits），最高者胜出。Softmax 不在网络之中：损失函数已包含它。</translation>
</message>
<message>
<source>One value back</source>
<translation>上一个值</translation>
</message>
<message>
<source>One value on</source>
<translation>下一个值</translation>
</message>
<message>
<source>One-cycle</source>
<translation>单周期</translation>
</message>
<message>
<source>Only mistakes</source>
<translation>只看错误</translation>
</message>
<message>
<source>Open</source>
<translation>打开</translation>
</message>
<message>
<source>Open a trained network…</source>
<translation>打开训练好的网络…</translation>
</message>
<message>
<source>Open the folder</source>
<translation>打开文件夹</translation>
</message>
<message>
<source>Operation</source>
<translation>操作</translation>
</message>
<message>
<source>Optimizer</source>
<translation>优化器</translation>
</message>
<message>
<source>Order</source>
<translation>排列顺序</translation>
</message>
<message>
<source>Other garments</source>
<translation>换一批</translation>
</message>
<message>
<source>Output</source>
<translation>输出</translation>
</message>
<message>
<source>Output y</source>
<translation>输出 y</translation>
</message>
<message>
<source>Output y, number {number}</source>
<translation>输出 y 的第 {number} 个数</translation>
</message>
<message>
<source>Output: {height} × {width}</source>
<translation>输出：{height} × {width}</translation>
</message>
<message>
<source>Override how its objects are printed</source>
<translation>重写对象的打印方式</translation>
</message>
<message>
<source>Pairs of images that are alike</source>
<translation>相似的图像对</translation>
</message>
<message>
<source>Parameter</source>
<translation>参数</translation>
</message>
<message>
<source>Parameter (name)</source>
<translation>形参（名称）</translation>
</message>
<message>
<source>Parameters</source>
<translation>可学习参数</translation>
</message>
<message>
<source>Part of the training images that is kept for scoring each epoch. With it, the test images are touched only once, at the end, so that the final score is honest.</source>
<translation>从训练图像中留出一部分，用来在每轮结束时评分。这样，测试图像只在最后用一次，最终成绩才可信。</translation>
</message>
<message>
<source>Parts of the application</source>
<translation>应用程序的组成部分</translation>
</message>
<message>
<source>Pass it forward</source>
<translation>前向传播</translation>
</message>
<message>
<source>Paste from the clipboard</source>
<translation>从剪贴板粘贴</translation>
</message>
<message>
<source>Pause</source>
<translation>暂停</translation>
</message>
<message>
<source>Pause and close</source>
<translation>暂停并关闭</translation>
</message>
<message>
<source>Paused at {percent} %</source>
<translation>已暂停：{percent} %</translation>
</message>
<message>
<source>Pen: draw lines (P)</source>
<translation>笔：画线条（P）</translation>
</message>
<message>
<source>Photographs and drawn garments together, so that the network reads what people draw as well; takes ten to fifteen minutes. The model that comes with the application has learned from drawings by people besides.</source>
<translation>照片与绘制的服装一起训练，使网络也能识别人们画的图；需要十到十五分钟。应用程序自带的模型还学习了人们画的图。</translation>
</message>
<message>
<source>Picture</source>
<translation>图片</translation>
</message>
<message>
<source>Picture (*.png)</source>
<translation>图片 (*.png)</translation>
</message>
<message>
<source>Picture (PNG)…</source>
<translation>图片 (PNG)…</translation>
</message>
<message>
<source>Pictures and drawings</source>
<translation>图片和画</translation>
</message>
<message>
<source>Pictures of 28 × 28 bytes, each with the number of its class from 0 to 9.</source>
<translation>每张图片 28 × 28 个字节，各带一个 0 到 9 的类别编号。</translation>
</message>
<message>
<source>Play</source>
<translation>播放</translation>
</message>
<message>
<source>Point at a pixel to read it.</source>
<translation>指向一个像素，读取它的值。</translation>
</message>
<message>
<source>Point at a value of the output, or use the arrow keys: the filter is where it looks.</source>
<translation>指向输出中的一个值（或按方向键），就能看到卷积核此时所在的位置。</translation>
</message>
<message>
<source>Pooling</source>
<translation>池化</translation>
</message>
<message>
<source>Precision</source>
<translation>精确率</translation>
</message>
<message>
<source>Precision: no image was classified as {name}, so there is none; 0 stands for it.</source>
<translation>精确率：没有图像被判为“{name}”，因此无法计算，以 0 表示。</translation>
</message>
<message>
<source>Precision: {predicted} images were classified as {name}, {correct} of them correctly: {fraction}.</source>
<translation>精确率：{predicted} 张图像被判为“{name}”，其中 {correct} 张判断正确：{fraction}。</translation>
</message>
<message>
<source>Predict</source>
<translation>预测</translation>
</message>
<message>
<source>Predicted class</source>
<translation>预测类别</translation>
</message>
<message>
<source>Prepare the data</source>
<translation>准备数据</translation>
</message>
<message>
<source>Presentation mode</source>
<translation>演示模式</translation>
</message>
<message>
<source>Presentation: Ctrl+1 to Ctrl+6 show the pages, Esc leaves</source>
<translation>演示：Ctrl+1 到 Ctrl+6 切换页面，Esc 退出</translation>
</message>
<message>
<source>Preset</source>
<translation>预设</translation>
</message>
<message>
<source>Press Next image: each image adds one to one cell.</source>
<translation>点击“下一张图像”：每张图像都让一个单元格加一。</translation>
</message>
<message>
<source>Press Start on the Train page: batch by batch the loss falls, and the accuracy climbs.</source>
<translation>在“训练”页点击“开始”：一批一批地，损失下降，准确率上升。</translation>
</message>
<message>
<source>Press Start, and the curves grow here.</source>
<translation>点击“开始”，曲线就会在这里逐渐画出来。</translation>
</message>
<message>
<source>Press “Next product”: the first row of A meets x, product by product.</source>
<translation>按“下一个乘积”：A 的第一行与 x 逐个相乘，再相加。</translation>
</message>
<message>
<source>Previous</source>
<translation>上一批</translation>
</message>
<message>
<source>Previous batch</source>
<translation>上一批</translation>
</message>
<message>
<source>Previous section</source>
<translation>上一节</translation>
</message>
<message>
<source>Probability of each class</source>
<translation>各类别的概率</translation>
</message>
<message>
<source>Progress</source>
<translation>进度</translation>
</message>
<message>
<source>Progress of the run</source>
<translation>本次训练的进度</translation>
</message>
<message>
<source>Progress of the search</source>
<translation>查找进度</translation>
</message>
<message>
<source>Progress of this epoch</source>
<translation>本轮进度</translation>
</message>
<message>
<source>Pullover</source>
<translation>套头衫</translation>
</message>
<message>
<source>Pulls every weight a little towards zero at each step, which keeps the network from over-fitting.</source>
<translation>每一步都把各个权重向零拉近一点，防止网络过拟合。</translation>
</message>
<message>
<source>Pure guessing would give ln 10 = 2.303: the network has learned something.</source>
<translation>随机猜测的损失是 ln 10 = 2.303：网络已经学到了一些东西。</translation>
</message>
<message>
<source>Pure guessing would give ln 10 = 2.303: these answers are worse than guessing.</source>
<translation>随机猜测的损失是 ln 10 = 2.303：这些答案比随机猜测还差。</translation>
</message>
<message>
<source>Put everything back to the course's network</source>
<translation>全部恢复为课程的网络</translation>
</message>
<message>
<source>Put the selected drawing on the canvas</source>
<translation>把选中的画放到画布上</translation>
</message>
<message>
<source>Put this image on the canvas of the Draw page</source>
<translation>把这张图像放到“绘画”页的画布上</translation>
</message>
<message>
<source>PyTorch does not load ({reason}). Install the application again.</source>
<translation>PyTorch 无法加载（{reason}）。请重新安装本应用程序。</translation>
</message>
<message>
<source>Python script</source>
<translation>Python 脚本</translation>
</message>
<message>
<source>Quality</source>
<translation>质量</translation>
</message>
<message>
<source>Quit</source>
<translation>退出</translation>
</message>
<message>
<source>ReLU</source>
<translation>ReLU</translation>
</message>
<message>
<source>Read Fashion-MNIST from a folder that holds its four archives</source>
<translation>从存有四个压缩文件的文件夹中读取 Fashion-MNIST</translation>
</message>
<message>
<source>Read the licences of everything that the application is made of</source>
<translation>阅读本应用程序各个组成部分的许可证</translation>
</message>
<message>
<source>Reading the data set…</source>
<translation>正在读取数据集…</translation>
</message>
<message>
<source>Reading the licences…</source>
<translation>正在读取许可证…</translation>
</message>
<message>
<source>Recall</source>
<translation>召回率</translation>
</message>
<message>
<source>Recall: these images have none of the class {name}; 0 stands for it.</source>
<translation>召回率：这些图像中没有“{name}”，以 0 表示。</translation>
</message>
<message>
<source>Recall: {total} images are {name}, {correct} of them were classified correctly: {fraction}.</source>
<translation>召回率：“{name}”共有 {total} 张图像，其中 {correct} 张被判对：{fraction}。</translation>
</message>
<message>
<source>Receptive field: {height} × {width} pixels, from row {top}, column {left}.</source>
<translation>感受野：{height} × {width} 像素，左上角在行 {top}、列 {left}。</translation>
</message>
<message>
<source>Compute the output step by step, or pause</source>
<translation>自动逐步计算输出，或停住</translation>
</message>
<message>
<source>Red counts for brightness there, blue against it</source>
<translation>红色处越亮，结果越大；蓝色处越亮，结果越小</translation>
</message>
<message>
<source>Red is positive, blue negative, pale near zero. No network has been trained yet.</source>
<translation>红色为正，蓝色为负，浅色接近零。还没有训练过的网络。</translation>
</message>
<message>
<source>Red is positive, blue negative, pale near zero. The current network: {name}.</source>
<translation>红色为正，蓝色为负，浅色接近零。当前网络：{name}。</translation>
</message>
<message>
<source>Red: the loss would rise if this weight grew; blue: it would fall. A click chooses the parameter that the next step shows.</source>
<translation>红色：这个权重增大时，损失会上升；蓝色：损失会下降。点击可选中一个参数，在下一步查看它的更新。</translation>
</message>
<message>
<source>Redo (Ctrl+Shift+Z)</source>
<translation>重做（Ctrl+Shift+Z）</translation>
</message>
<message>
<source>Reference run and this run</source>
<translation>参考结果与本次训练</translation>
</message>
<message>
<source>Remove the selected run; it can be brought back at once</source>
<translation>删除选中的训练记录；可以立即撤销</translation>
</message>
<message>
<source>Rename</source>
<translation>重命名</translation>
</message>
<message>
<source>Repeat for all epochs</source>
<translation>对每一轮重复</translation>
</message>
<message>
<source>Repeat for the epoch</source>
<translation>重复，直到一轮结束</translation>
</message>
<message>
<source>Replay how the weights changed, epoch by epoch</source>
<translation>逐轮回放权重的变化</translation>
</message>
<message>
<source>Report and matrix as text…</source>
<translation>报告和矩阵存为文本…</translation>
</message>
<message>
<source>Report as a table (CSV)…</source>
<translation>报告存为表格 (CSV)…</translation>
</message>
<message>
<source>Report of each class</source>
<translation>各类别的报告</translation>
</message>
<message>
<source>Restart</source>
<translation>重新开始</translation>
</message>
<message>
<source>Results</source>
<translation>结果</translation>
</message>
<message>
<source>Resume</source>
<translation>恢复训练</translation>
</message>
<message>
<source>Rounded differently: the numbers differ from those of the run by at most</source>
<translation>舍入不同：与原来训练的数值最多相差</translation>
</message>
<message>
<source>Run</source>
<translation>运行</translation>
</message>
<message>
<source>Run {id} is no longer there; it may have been deleted.</source>
<translation>训练记录 {id} 已不存在，可能已被删除。</translation>
</message>
<message>
<source>Runs</source>
<translation>训练记录</translation>
</message>
<message>
<source>SGD with momentum</source>
<translation>带动量的 SGD</translation>
</message>
<message>
<source>Saliency</source>
<translation>显著性</translation>
</message>
<message>
<source>Sandal</source>
<translation>凉鞋</translation>
</message>
<message>
<source>Save</source>
<translation>保存</translation>
</message>
<message>
<source>Save all kept drawings as one Quick, Draw! file (ndjson)</source>
<translation>把所有保留的画存为一个 Quick, Draw! 文件（ndjson）</translation>
</message>
<message>
<source>Save the drawing</source>
<translation>保存这幅画</translation>
</message>
<message>
<source>Save the images as a picture</source>
<translation>把图像保存为图片</translation>
</message>
<message>
<source>Save the plot as a file</source>
<translation>把图表保存为文件</translation>
</message>
<message>
<source>Save the selected images as one PNG picture</source>
<translation>把选中的图像保存为一张 PNG 图片</translation>
</message>
<message>
<source>Save the selected run: as a script or notebook that repeats it, its network, its curves</source>
<translation>保存所选的训练记录：可以重现它的脚本或笔记本、它的网络、它的曲线</translation>
</message>
<message>
<source>Save what is shown as a file</source>
<translation>把显示的内容保存为文件</translation>
</message>
<message>
<source>Saved as {path}.</source>
<translation>已保存为 {path}。</translation>
</message>
<message>
<source>Saved in {folder}.</source>
<translation>已保存到 {folder}。</translation>
</message>
<message>
<source>Saved in {folder}. It takes Fashion-MNIST, so its numbers will be others.</source>
<translation>已保存到 {folder}。它使用 Fashion-MNIST，因此得到的数值会与这里不同。</translation>
</message>
<message>
<source>Saved in {folder}. README.md there says how to use it.</source>
<translation>已保存到 {folder}。其中的 README.md 说明如何使用。</translation>
</message>
<message>
<source>Saved in {folder}. To train again there: python train.py. README.md says the rest.</source>
<translation>已保存到 {folder}。要在那里重新训练：python train.py。其余请看 README.md。</translation>
</message>
<message>
<source>Save…</source>
<translation>保存…</translation>
</message>
<message>
<source>Schedule</source>
<translation>学习率策略</translation>
</message>
<message>
<source>Scores of each image of the batch</source>
<translation>这一批中每张图像的得分</translation>
</message>
<message>
<source>Search the course</source>
<translation>搜索课程</translation>
</message>
<message>
<source>Second</source>
<translation>第二个</translation>
</message>
<message>
<source>Second image</source>
<translation>第二张</translation>
</message>
<message>
<source>Sections whose text or code has this word; Enter opens the first one</source>
<translation>列出文字或代码中含有该词的小节；按回车键打开第一个</translation>
</message>
<message>
<source>See how differently two networks read the same drawing, for example one that has only seen photographs</source>
<translation>看看两个网络对同一幅画的判断有多不同，例如其中一个只见过照片</translation>
</message>
<message>
<source>See what it gets right and wrong (Ctrl+5)</source>
<translation>查看网络对在哪里、错在哪里（Ctrl+5）</translation>
</message>
<message>
<source>Seed</source>
<translation>随机种子</translation>
</message>
<message>
<source>Seed of the shuffling</source>
<translation>打乱顺序所用的种子</translation>
</message>
<message>
<source>Set by itself what follows from the data or from the layer before</source>
<translation>凡由数据或前一层决定的实参，都自动设好</translation>
</message>
<message>
<source>Set the argument that does not fit to the value that does</source>
<translation>把不匹配的实参改成合适的值</translation>
</message>
<message>
<source>Set {name} to {value}</source>
<translation>把 {name} 改为 {value}</translation>
</message>
<message>
<source>Settings</source>
<translation>设置</translation>
</message>
<message>
<source>Settings of your own. Choose a preset to go back to one that is known to work.</source>
<translation>您自己的设置。选择预设，即可回到已知可行的设置。</translation>
</message>
<message>
<source>Seven steps: 1 to 5 for every batch, 6 for all batches of an epoch, 7 for all epochs.</source>
<translation>七个步骤：1 到 5 针对每个批次，6 遍历一轮中的所有批次，7 遍历所有轮次。</translation>
</message>
<message>
<source>Shade of the ink</source>
<translation>墨色深浅</translation>
</message>
<message>
<source>Shade of the ink, from light grey to full</source>
<translation>墨色深浅，从浅灰到全黑</translation>
</message>
<message>
<source>Fraction of images classified correctly that the network did not learn from (test or validation images)</source>
<translation>网络没有学过的图像（测试或验证图像）分类正确的比例</translation>
</message>
<message>
<source>Fraction of the training images classified correctly in the last epoch</source>
<translation>最后一轮中，训练图像分类正确的比例</translation>
</message>
<message>
<source>Shift</source>
<translation>平移</translation>
</message>
<message>
<source>Shirt</source>
<translation>衬衫</translation>
</message>
<message>
<source>Show and predict with the network in a file on every page</source>
<translation>让所有页面都展示文件中的网络，并用它来预测</translation>
</message>
<message>
<source>Show and predict with the network of the selected run on every page</source>
<translation>在所有页面上都用选中训练记录的网络来展示和预测</translation>
</message>
<message>
<source>Show everything and follow the training</source>
<translation>显示全部，并跟随训练进展</translation>
</message>
<message>
<source>Show in Browse</source>
<translation>在“浏览”中查看</translation>
</message>
<message>
<source>Show in Network</source>
<translation>在“网络”页查看</translation>
</message>
<message>
<source>Show me</source>
<translation>带我去</translation>
</message>
<message>
<source>Show the answer</source>
<translation>查看答案</translation>
</message>
<message>
<source>Show the first image of the pair in the browser</source>
<translation>在“浏览”中查看这对图像的第一张</translation>
</message>
<message>
<source>Show the first steps</source>
<translation>显示入门引导</translation>
</message>
<message>
<source>Show the images of all cells</source>
<translation>显示所有单元格的图像</translation>
</message>
<message>
<source>Show the second image of the pair in the browser</source>
<translation>在“浏览”中查看这对图像的第二张</translation>
</message>
<message>
<source>Show this image among the others</source>
<translation>在“浏览”中查看这张图像</translation>
</message>
<message>
<source>Shown are the newest {count}.</source>
<translation>这里显示最新的 {count} 张。</translation>
</message>
<message>
<source>Shuffle</source>
<translation>打乱顺序</translation>
</message>
<message>
<source>Shuffled</source>
<translation>打乱顺序</translation>
</message>
<message>
<source>Sigmoid</source>
<translation>Sigmoid（S 形函数）</translation>
</message>
<message>
<source>Six filters of 5 × 5: red weights look for bright pixels, blue ones for dark pixels.</source>
<translation>六个 5 × 5 的卷积核：红色权重寻找亮像素，蓝色权重寻找暗像素。</translation>
</message>
<message>
<source>Size</source>
<translation>大小</translation>
</message>
<message>
<source>Size of the pictures</source>
<translation>图片的大小</translation>
</message>
<message>
<source>Size of {name} in dimension {dimension}</source>
<translation>{name} 在维度 {dimension} 上的大小</translation>
</message>
<message>
<source>Sketch-ready</source>
<translation>识草图模型</translation>
</message>
<message>
<source>Skip</source>
<translation>跳过</translation>
</message>
<message>
<source>Smaller pixels</source>
<translation>缩小像素</translation>
</message>
<message>
<source>Sneaker</source>
<translation>运动鞋</translation>
</message>
<message>
<source>So that the mistakes stand out: the colours then end at the largest of them</source>
<translation>让错误更醒目：颜色的上限改为其中最大的错误</translation>
</message>
<message>
<source>Softmax</source>
<translation>Softmax</translation>
</message>
<message>
<source>Something went wrong that should not have.</source>
<translation>出现了意料之外的错误。</translation>
</message>
<message>
<source>Start</source>
<translation>开始</translation>
</message>
<message>
<source>Start of the random numbers for the first weights, the order and the augmentation. The same seed and settings give the same run, number for number (on one CPU).</source>
<translation>随机数的起点，决定初始权重、图像顺序和数据增强。种子和设置都相同时，训练结果的每个数字也都相同（在同一颗 CPU 上）。</translation>
</message>
<message>
<source>Started</source>
<translation>开始时间</translation>
</message>
<message>
<source>State</source>
<translation>状态</translation>
</message>
<message>
<source>Stay here and close this bar</source>
<translation>留在此页并关闭这个横条</translation>
</message>
<message>
<source>Step one batch</source>
<translation>单步一批</translation>
</message>
<message>
<source>Step {step}</source>
<translation>第 {step} 步</translation>
</message>
<message>
<source>Stop</source>
<translation>停止</translation>
</message>
<message>
<source>Stopped after step {step}. The run is kept: select it under Runs to resume it.</source>
<translation>已在第 {step} 步后停止。本次训练已保存：在“训练记录”中选中它，即可恢复训练。</translation>
</message>
<message>
<source>Stopped, because a run began on the Train page. Start again when it is over.</source>
<translation>已停止，因为“训练”页开始了一次训练。等它结束后，可在这里重新开始。</translation>
</message>
<message>
<source>Stopped: nothing was saved.</source>
<translation>已停止，没有保存任何内容。</translation>
</message>
<message>
<source>{images}. Saving them: {done}</source>
<translation>{images}。正在保存：{done}</translation>
</message>
<message>
<source>Stopped.</source>
<translation>已停止。</translation>
</message>
<message>
<source>Structure</source>
<translation>结构</translation>
</message>
<message>
<source>Surprise me</source>
<translation>来个惊喜</translation>
</message>
<message>
<source>T-shirt/top</source>
<translation>T 恤/上衣</translation>
</message>
<message>
<source>Table</source>
<translation>表格</translation>
</message>
<message>
<source>Table of numbers (CSV)…</source>
<translation>数据表 (CSV)…</translation>
</message>
<message>
<source>Export the run</source>
<translation>导出这次训练</translation>
</message>
<message>
<source>Take the images in a random order (seed 0) rather than as stored.</source>
<translation>按随机顺序（种子 0）取图像，而不是按存储顺序。</translation>
</message>
<message>
<source>Taken for: {name}</source>
<translation>判为：{name}</translation>
</message>
<message>
<source>Ten scores, one for each class</source>
<translation>十个得分，每个类别一个</translation>
</message>
<message>
<source>Tensors</source>
<translation>张量个数</translation>
</message>
<message>
<source>Test</source>
<translation>测试图像</translation>
</message>
<message>
<source>Test image {index}: {name}</source>
<translation>测试图像 {index}：{name}</translation>
</message>
<message>
<source>Test images</source>
<translation>测试图像</translation>
</message>
<message>
<source>Test set</source>
<translation>测试集</translation>
</message>
<message>
<source>Text</source>
<translation>文本</translation>
</message>
<message>
<source>Text of the licence</source>
<translation>许可证正文</translation>
</message>
<message>
<source>That is the loss of pure guessing, ln 10 = 2.303: the network knows nothing yet.</source>
<translation>这就是随机猜测的损失 ln 10 = 2.303：网络还什么都不会。</translation>
</message>
<message>
<source>That is what it is about: pictures, a network that learns, an answer. The course explains how it works.</source>
<translation>这就是全过程：图像、学习的网络、网络的回答。其中的道理，课程会讲给您听。</translation>
</message>
<message>
<source>That's a</source>
<translation>这是</translation>
</message>
<message>
<source>The Fashion-MNIST data set is by Zalando SE, MIT licence.</source>
<translation>Fashion-MNIST 数据集由 Zalando SE 制作，以 MIT 许可证发布。</translation>
</message>
<message>
<source>The application ended unexpectedly last time.</source>
<translation>应用程序上次意外退出了。</translation>
</message>
<message>
<source>The base class nn.Module has found {count} tensors to learn in the attributes: {names}. Together they are {numbers} numbers.</source>
<translation>基类 nn.Module 在属性中找到了 {count} 个要学习的张量：{names}，共 {numbers} 个数。</translation>
</message>
<message>
<source>The batch as one picture</source>
<translation>拼成一张图片的一批图像</translation>
</message>
<message>
<source>The batch before</source>
<translation>上一批</translation>
</message>
<message>
<source>The batch size is a whole number from 1 to {most}.</source>
<translation>批大小是 1 到 {most} 之间的整数。</translation>
</message>
<message>
<source>The box, as large as it fits into 28 × 28 pixels, with the lines made 2 pixels wide</source>
<translation>把方框放大到正好放进 28 × 28 像素，线条改为 2 像素宽</translation>
</message>
<message>
<source>The brighter a pixel, the more it would change the class's score</source>
<translation>像素越亮，改变它对该类别得分的影响越大</translation>
</message>
<message>
<source>The canvas</source>
<translation>画布</translation>
</message>
<message>
<source>The class</source>
<translation>类</translation>
</message>
<message>
<source>The class of the network</source>
<translation>网络的类</translation>
</message>
<message>
<source>The classes have {least} to {most} training images: the set is not balanced.</source>
<translation>各类别有 {least} 到 {most} 张训练图像：数据集不均衡。</translation>
</message>
<message>
<source>The code</source>
<translation>代码</translation>
</message>
<message>
<source>The connection to {address} ended after {found} of {expected} bytes. Start the download again: it goes on from there.</source>
<translation>与 {address} 的连接中断：共 {expected} 字节，已收到 {found} 字节。请再次开始下载，会从中断处继续。</translation>
</message>
<message>
<source>The connection to {address} failed ({reason}). Check the network connection and start the download again: it goes on where it stopped.</source>
<translation>与 {address} 的连接失败（{reason}）。请检查网络连接，再次开始下载，会从中断处继续。</translation>
</message>
<message>
<source>The course itself: read a little, watch it happen, change something.</source>
<translation>课程本身：读一点，看一看现场演示，再动手改一改。</translation>
</message>
<message>
<source>The course's network</source>
<translation>课程的网络</translation>
</message>
<message>
<source>The course's network, layer by layer. Change a number: what leaves each layer is computed at once, and the first layer that does not fit is shown.</source>
<translation>这是课程的网络，一层一层列出。改动一个数：各层的输出会立即算出，第一处不匹配的地方也会指出来。</translation>
</message>
<message>
<source>The course's run: Adam 0.01, batches of 100, two epochs, images in their stored order.</source>
<translation>课程中的训练：Adam，学习率 0.01，批大小 100，训练两轮，图像按存储顺序取用。</translation>
</message>
<message>
<source>The course, section by section (Ctrl+1)</source>
<translation>课程，一节一节地学（Ctrl+1）</translation>
</message>
<message>
<source>The course’s network, with {count} numbers to learn.</source>
<translation>课程的网络，要学习 {count} 个数。</translation>
</message>
<message>
<source>The model of every page. Choose another one: the one that comes along, a run, or an opened file</source>
<translation>所有页面正在使用的模型。可以改选：应用程序自带的、某次训练的，或打开过的文件</translation>
</message>
<message>
<source>The network that looks at the drawing: the one that comes with the application, the current model, a stored run, or a file that was opened</source>
<translation>看这幅画的网络：应用程序自带的、当前模型、某次保存的训练，或打开过的文件</translation>
</message>
<message>
<source>The networks could not be compared. Press Evaluate again, or choose another run.</source>
<translation>无法比较这两个网络。请点击“重新评估”，或选择其他训练记录。</translation>
</message>
<message>
<source>The current network</source>
<translation>当前网络</translation>
</message>
<message>
<source>The current model: every page shows it and predicts with it</source>
<translation>当前模型：每个页面都显示它，并用它预测</translation>
</message>
<message>
<source>The data set is not here yet</source>
<translation>还没有数据集</translation>
</message>
<message>
<source>The data set is not here yet. Get it now?</source>
<translation>还没有数据集。现在获取吗？</translation>
</message>
<message>
<source>The data set is on its way. You can go on in the meantime.</source>
<translation>正在获取数据集，您可以先继续下一步。</translation>
</message>
<message>
<source>The disk is full: {folder} has no room for the rest of the download. Make room and start the download again; it goes on where it stopped.</source>
<translation>磁盘已满：{folder} 放不下其余的下载内容。请腾出空间，再次开始下载，会从中断处继续。</translation>
</message>
<message>
<source>The download cannot be written to {folder} ({reason}). Allow writing there, or choose another place.</source>
<translation>无法把下载内容写入 {folder}（{reason}）。请开放写入权限，或换个位置。</translation>
</message>
<message>
<source>The drawing is empty. Draw a garment first.</source>
<translation>还没有画任何东西。请先画一件服饰。</translation>
</message>
<message>
<source>The drawing is only a dot. Draw a garment, larger.</source>
<translation>画的只是一个点。请画一件服饰，再画大一些。</translation>
</message>
<message>
<source>The earlier gradients were not zeroed, so these are sums: length {norm}, where this batch alone asks for {own}, and {angle}° off its direction.</source>
<translation>之前的梯度没有清零，所以这里是累加的结果：长度 {norm}，而这一批自己的梯度长度是 {own}；方向偏了 {angle}°。</translation>
</message>
<message>
<source>The first one is {name}. What will the network say?</source>
<translation>第一张是{name}。网络会怎么判断？</translation>
</message>
<message>
<source>The folder {folder} cannot be created ({reason}). Allow writing there, or choose another place: the variable {variable} names the application's folder.</source>
<translation>无法创建文件夹 {folder}（{reason}）。请开放写入权限，或换个位置：环境变量 {variable} 可指定本应用程序的文件夹。</translation>
</message>
<message>
<source>The folder {folder} cannot be read ({reason}). Allow reading it, or name another folder.</source>
<translation>无法读取文件夹 {folder}（{reason}）。请开放读取权限，或指定另一个文件夹。</translation>
</message>
<message>
<source>The folder {folder} cannot be written. Allow writing there, or choose another place: the variable {variable} names the application's folder.</source>
<translation>无法写入文件夹 {folder}。请开放写入权限，或换个位置：环境变量 {variable} 可指定本应用程序的文件夹。</translation>
</message>
<message>
<source>The folder {folder} holds none of the four archives of Fashion-MNIST (“{example}” and three more). Name the folder that holds them, or download the data set.</source>
<translation>文件夹 {folder} 中没有 Fashion-MNIST 的四个压缩文件（“{example}”和另外三个）。请指定存有它们的文件夹，或下载数据集。</translation>
</message>
<message>
<source>The harmonic mean of precision and recall, 2PR/(P + R): high only where both are</source>
<translation>精确率和召回率的调和平均数 2PR/(P + R)：两者都高时才高</translation>
</message>
<message>
<source>All of this run was stored again.</source>
<translation>本次训练已从头完整地重新保存。</translation>
</message>
<message>
<source>The history of runs in {path} has just been replaced by another file. Try again.</source>
<translation>{path} 中的训练记录刚刚被另一个文件替换。请再试一次。</translation>
</message>
<message>
<source>The folder {folder} of the history of runs is not there, and it cannot be created ({reason}). Bring it back, or set FMNIST_HOME to another folder.</source>
<translation>存放训练记录的文件夹 {folder} 不存在，也无法创建（{reason}）。请把它恢复，或把 FMNIST_HOME 设为别的文件夹。</translation>
</message>
<message>
<source>Run {id} is being trained by another window or command. Stop it there, or choose another run.</source>
<translation>另一个窗口或命令正在训练记录 {id}。请在那里停止它，或选择另一条训练记录。</translation>
</message>
<message>
<source>Use any model: the one that comes along, a run, a file</source>
<translation>改用任意模型：应用程序自带的、某次训练的，或文件中的</translation>
</message>
<message>
<source>What is stored of run {id} cannot be read: it is damaged. Choose another run.</source>
<translation>训练记录 {id} 保存的内容已损坏，无法读取。请选择另一条训练记录。</translation>
</message>
<message>
<source>Run {id} is no longer in {path}, or only a part of it.</source>
<translation>训练记录 {id} 已不在 {path} 中，或只剩下一部分。</translation>
</message>
<message>
<source>The history of runs was damaged, and there was no sound backup of it.</source>
<translation>训练记录已损坏，并且没有完好的备份。</translation>
</message>
<message>
<source>Newer runs that could be read from the damaged file: {copied}; that could not: {lost}.</source>
<translation>从损坏的文件中读出的较新的训练记录：{copied} 条；无法读出的：{lost} 条。</translation>
</message>
<message>
<source>Newer runs that could be read from the damaged file: {copied}. What else was in it is lost.</source>
<translation>从损坏的文件中读出的较新的训练记录：{copied} 条。其中的其他内容已丢失。</translation>
</message>
<message>
<source>The history of runs was gone. It is restored as it was on {date} (runs: {count}).</source>
<translation>训练记录文件已不见。现已恢复为 {date} 时的内容（共 {count} 条）。</translation>
</message>
<message>
<source>The history of runs was damaged. It is restored as it was on {date} (runs: {count}).</source>
<translation>训练记录已损坏。现已恢复为 {date} 时的内容（共 {count} 条）。</translation>
</message>
<message>
<source>That file is kept as {kept}.</source>
<translation>损坏的文件保留为 {kept}。</translation>
</message>
<message>
<source>Another window or command is restoring the history of runs in {path}. Try again when it is done.</source>
<translation>另一个窗口或命令正在恢复 {path} 中的训练记录。请等它完成后再试。</translation>
</message>
<message>
<source>The history of runs in {path} is damaged ({reason}). Start the application again: it keeps that file, and puts the newest backup in its place.</source>
<translation>{path} 中的训练记录已损坏（{reason}）。请重新启动本应用程序：它会保留该文件，并换上最新的备份。</translation>
</message>
<message>
<source>The history of runs in {path} is gone. Start the application again: it puts the newest backup in its place.</source>
<translation>{path} 中的训练记录已不见。请重新启动本应用程序：它会换上最新的备份。</translation>
</message>
<message>
<source>Stored runs that are damaged and cannot be shown: {count}. They stay in the file.</source>
<translation>已损坏而无法显示的训练记录：{count} 条。它们仍留在文件中。</translation>
</message>
<message>
<source>The history of runs in {path} cannot be written: the disk is full. Make room there.</source>
<translation>无法写入 {path} 中的训练记录：磁盘已满。请在那里腾出空间。</translation>
</message>
<message>
<source>The history of runs in {path} is in use by another program. Try again when that is done.</source>
<translation>另一个程序正在使用 {path} 中的训练记录。请等它结束后再试。</translation>
</message>
<message>
<source>The history of runs in {path} cannot be read or written ({reason}). Give yourself the right to write there, or set FMNIST_HOME to another folder.</source>
<translation>无法读写 {path} 中的训练记录（{reason}）。请为自己开放写入权限，或把 FMNIST_HOME 设为别的文件夹。</translation>
</message>
<message>
<source>The history of runs in {path} was written by a newer version of this application. Update the application, or set FMNIST_HOME to another folder. If there is no newer version, the file is damaged: rename it and start the application again, which puts the newest backup in its place.</source>
<translation>{path} 中的训练记录是由本应用程序的更新版本写入的。请升级应用程序，或把 FMNIST_HOME 设为另一个文件夹。如果没有更新的版本，说明文件已损坏：请将它改名，再重新启动应用程序，程序会用最新的备份代替它。</translation>
</message>
<message>
<source>The history of this run is being written again; nothing was lost.</source>
<translation>本次训练的历史已恢复写入，没有任何丢失。</translation>
</message>
<message>
<source>The image</source>
<translation>图像</translation>
</message>
<message>
<source>The image as 28 × 28 pixels</source>
<translation>28 × 28 像素的图像</translation>
</message>
<message>
<source>The image as a tensor</source>
<translation>张量形式的图像</translation>
</message>
<message>
<source>The image as stored</source>
<translation>存储的图像</translation>
</message>
<message>
<source>The image before</source>
<translation>上一张图像</translation>
</message>
<message>
<source>The image's number</source>
<translation>图像编号</translation>
</message>
<message>
<source>The image's number in its split; Up and Down go to its neighbours</source>
<translation>图像在所选集合中的编号；按上、下键换到相邻的图像</translation>
</message>
<message>
<source>The image, and the part of it that the value depends on</source>
<translation>图像，以及这个值所依赖的部分</translation>
</message>
<message>
<source>The images are counted from 0 to {last}.</source>
<translation>图像的编号是 0 到 {last}。</translation>
</message>
<message>
<source>The images are grey: {given} channel. {layer} expects {expected}.</source>
<translation>图像是灰度图，只有 {given} 个通道；{layer} 却要求 {expected} 个。</translation>
</message>
<message>
<source>The images of the batch, with what is said of them</source>
<translation>这一批图像，以及各网络的判断</translation>
</message>
<message>
<source>The images whose label the current model finds least likely. The label may be wrong, the picture odd, or the model mistaken: look, and judge.</source>
<translation>当前模型认为标签最不可信的图像。可能是标签错了，也可能是图像特殊，或者模型判断有误：请自己看一看，再作判断。</translation>
</message>
<message>
<source>The label is {name}.</source>
<translation>标签是“{name}”。</translation>
</message>
<message>
<source>The largest of {count} products, and the sum of the others:</source>
<translation>{count} 个乘积中最大的几个，以及其余的和：</translation>
</message>
<message>
<source>The learning rate is the length of the step. Too short, and the loss hardly falls; too long, and each step leaps over the goal.</source>
<translation>学习率就是步子的大小。步子太小，损失几乎不降；步子太大，每一步都会跨过目标。</translation>
</message>
<message>
<source>The learning rate rises, peaks, and falls to almost nothing.</source>
<translation>学习率先上升到峰值，再降到几乎为零。</translation>
</message>
<message>
<source>The length of each step. Too small and learning crawls; too large and the loss jumps about or becomes infinite. With one-cycle it is the highest rate of the run.</source>
<translation>每一步迈多大。太小则学得极慢；太大则损失忽上忽下，甚至变成无穷大。使用单周期策略时，它是整个训练中的最高学习率。</translation>
</message>
<message>
<source>The licences cannot be read ({reason}). Install the application again.</source>
<translation>无法读取许可证（{reason}）。请重新安装本应用程序。</translation>
</message>
<message>
<source>The matrix A</source>
<translation>矩阵 A</translation>
</message>
<message>
<source>The model could not be evaluated. Press Evaluate again, or use another run.</source>
<translation>无法评估这个模型。请点击“重新评估”，或使用其他训练记录。</translation>
</message>
<message>
<source>The model classifies every image now; its matrix comes in a moment.</source>
<translation>模型正在给每张图像分类，混淆矩阵马上就好。</translation>
</message>
<message>
<source>The model that comes with the application is missing. Install the application again.</source>
<translation>应用程序自带的模型不见了。请重新安装应用程序。</translation>
</message>
<message>
<source>The network learned from the training images; the test images are new to it.</source>
<translation>网络是用训练图像学习的；测试图像对它来说是全新的。</translation>
</message>
<message>
<source>The network learns the training images, batch by batch.</source>
<translation>网络一批一批地学习训练图像。</translation>
</message>
<message>
<source>The network says {said}. Nothing in conv2 speaks for {name}.</source>
<translation>网络的判断是“{said}”。conv2 中没有任何位置支持“{name}”。</translation>
</message>
<message>
<source>The network says {said}; shown is what counts for {name}.</source>
<translation>网络的判断是“{said}”；图中显示的是支持“{name}”的依据。</translation>
</message>
<message>
<source>The network that is being trained, after step {step}.</source>
<translation>正在训练的网络，已完成第 {step} 步。</translation>
</message>
<message>
<source>The network that looks at the drawing</source>
<translation>看这幅画的网络</translation>
</message>
<message>
<source>The next 100 pictures, in their order, with their labels.</source>
<translation>按顺序取接下来的 100 张图像和它们的标签。</translation>
</message>
<message>
<source>The next batch</source>
<translation>下一批</translation>
</message>
<message>
<source>The next image</source>
<translation>下一张图像</translation>
</message>
<message>
<source>The next training image of each class</source>
<translation>各类别的下一张训练图像</translation>
</message>
<message>
<source>The number is the learning rate. Adam fits the step to each weight; SGD, here with momentum 0.9, moves all of them by the same fraction of their gradients, and needs a larger rate.</source>
<translation>名称后的数字是学习率。Adam 为每个权重自动调整步长；SGD（这里动量为 0.9）对所有权重都按梯度的同一比例移动，需要更大的学习率。</translation>
</message>
<message>
<source>The number itself goes on: {result}</source>
<translation>数值原样传给下一步：{result}</translation>
</message>
<message>
<source>The number of dimensions: type a whole number from 1 to {most}.</source>
<translation>维数：请输入 1 到 {most} 的整数。</translation>
</message>
<message>
<source>The number of tensors: type a whole number from 1 to {most}.</source>
<translation>张量个数：请输入 1 到 {most} 的整数。</translation>
</message>
<message>
<source>The numbers of the beginning</source>
<translation>恢复最初的数</translation>
</message>
<message>
<source>The object</source>
<translation>对象</translation>
</message>
<message>
<source>The optimizer moves each weight against its gradient. This step alone changes the network.</source>
<translation>优化器让每个权重逆着自己的梯度移动。只有这一步会改变网络。</translation>
</message>
<message>
<source>The other way round, {true} was taken for {predicted} in {count} cases; together {sum}.</source>
<translation>反过来，“{true}”误判为“{predicted}”的有 {count} 张；合计 {sum} 张。</translation>
</message>
<message>
<source>The page alone on the whole screen, in large type: for showing it to a class</source>
<translation>全屏只显示页面，字体放大：适合在课堂上展示</translation>
</message>
<message>
<source>The picture is blank: nothing in it stands out from its background. Choose another one.</source>
<translation>这张图片是空白的：其中没有任何内容与背景有区别。请换一张。</translation>
</message>
<message>
<source>The pictures appear here as soon as the data set is there.</source>
<translation>获取数据集后，图像就会显示在这里。</translation>
</message>
<message>
<source>The pictures of the batch</source>
<translation>这一批的图像</translation>
</message>
<message>
<source>The predictions of this network are not finite numbers. Choose another model.</source>
<translation>这个网络的预测结果不是有限的数。请选择其他模型。</translation>
</message>
<message>
<source>The rule that turns gradients into a change of the weights. Adam fits the step to each weight; AdamW decays the weights apart from that; SGD follows the gradient with momentum 0.9.</source>
<translation>根据梯度更新权重的规则。Adam 为每个权重自动调整步长；AdamW 另外单独做权重衰减；SGD 沿梯度方向下降，动量为 0.9。</translation>
</message>
<message>
<source>The run has ended, and its last part is not stored yet. That is tried again with the next run and when the window is closed.</source>
<translation>训练已结束，但最后一部分还没有保存。开始下一次训练时和关闭窗口时会再次尝试保存。</translation>
</message>
<message>
<source>The run was made with torch {torch} on {system}. Elsewhere sums are rounded differently, and the numbers only come close.</source>
<translation>原来的训练使用 torch {torch}，系统为 {system}。在别处，求和的舍入不同，数值只会接近。</translation>
</message>
<message>
<source>The same seed gives the same numbers to the last digit, with the same torch on the same kind of processor.</source>
<translation>同样的种子，在同一版本的 torch 和同类处理器上，得到的数值每一位都相同。</translation>
</message>
<message>
<source>The same seed gives the same order, on every machine.</source>
<translation>种子相同，顺序就相同，在任何电脑上都一样。</translation>
</message>
<message>
<source>The same, cell by cell.</source>
<translation>内容相同，可以一格一格地运行。</translation>
</message>
<message>
<source>The scores as probabilities that sum to {sum}. The network says: {name}.</source>
<translation>把得分换算成概率，总和为 {sum}。网络的判断：{name}。</translation>
</message>
<message>
<source>The {images} give the scores of {batches} batches, {shape} each. torch.cat joins them along their first axis: {joined}.</source>
<translation>{images}得出 {batches} 批得分，每批 {shape}。torch.cat 沿第一个维度把它们拼接起来：{joined}。</translation>
</message>
<message>
<source>The second network</source>
<translation>第二个网络</translation>
</message>
<message>
<source>The section before this one</source>
<translation>上一节</translation>
</message>
<message>
<source>The sections of the course</source>
<translation>课程的各个小节</translation>
</message>
<message>
<source>The setting to compare</source>
<translation>要比较的设置</translation>
</message>
<message>
<source>The six filters: red numbers are above zero, blue ones below.</source>
<translation>六个卷积核：红色表示大于零的数，蓝色表示小于零的数。</translation>
</message>
<message>
<source>The size {size} is not understood. Write width and height like 1280x820.</source>
<translation>无法识别尺寸 {size}。请按 1280x820 这样的格式写出宽和高。</translation>
</message>
<message>
<source>The sizes of {name}: type whole numbers from 1 to {most}.</source>
<translation>{name} 的大小：请输入 1 到 {most} 的整数。</translation>
</message>
<message>
<source>The softmax turns the ten scores into probabilities that sum to 100 %:</source>
<translation>softmax 把十个得分变成总和为 100 % 的概率：</translation>
</message>
<message>
<source>The stages of the network</source>
<translation>网络的各个阶段</translation>
</message>
<message>
<source>The state of this run cannot be read, so it cannot go on. Start a new run.</source>
<translation>无法读取这次训练的状态，因此不能继续。请重新开始一次训练。</translation>
</message>
<message>
<source>The stored settings cannot be read: they come from a newer version, or are damaged.</source>
<translation>无法读取保存的设置：它们来自更新的版本，或者已损坏。</translation>
</message>
<message>
<source>The sum over each input map; click to see it.</source>
<translation>每张输入特征图上的和；点击可查看。</translation>
</message>
<message>
<source>The surest first, with the network’s confidence. Click an image: its way through it.</source>
<translation>把握最大的排在最前，并标出网络的置信度。点击图像，可在“网络”页逐层查看。</translation>
</message>
<message>
<source>The text of section {id} cannot be read ({reason}). Install the application again.</source>
<translation>无法读取 {id} 节的文字（{reason}）。请重新安装应用程序。</translation>
</message>
<message>
<source>The tour stopped: a click on an image did not open its walk.</source>
<translation>演示已中止：点击图像后没有打开“逐层查看”。</translation>
</message>
<message>
<source>The tour stopped: the application did not go on in time.</source>
<translation>演示已中止：应用程序没有及时响应。</translation>
</message>
<message>
<source>The tour stopped: the bar did not lead back to the section.</source>
<translation>演示已中止：返回条没有回到原来的小节。</translation>
</message>
<message>
<source>The tour stopped: the button “{name}” cannot be pressed now.</source>
<translation>演示已中止：现在无法按下“{name}”按钮。</translation>
</message>
<message>
<source>The tour stopped: the largest confusion shows no images.</source>
<translation>演示已中止：最常见的混淆没有显示任何图像。</translation>
</message>
<message>
<source>The tour stopped: there is no data to train with.</source>
<translation>导览已停止：没有可用于训练的数据。</translation>
</message>
<message>
<source>The trained network lies beside this file, in `network.pt`: run the code in that folder.</source>
<translation>训练好的网络在同一文件夹的 `network.pt` 中：请在该文件夹里运行代码。</translation>
</message>
<message>
<source>The trained weights alone, for Python programs of your own.</source>
<translation>只含训练好的权重，供您自己的 Python 程序使用。</translation>
</message>
<message>
<source>The two gave different scores.</source>
<translation>两种写法得到的得分不同。</translation>
</message>
<message>
<source>The weights as they were at the end of each epoch of the run</source>
<translation>训练中每一轮结束时的权重</translation>
</message>
<message>
<source>The weights themselves, the gradients of the last batch, or what it changed</source>
<translation>权重本身、最近一批的梯度，或这一批带来的更新量</translation>
</message>
<message>
<source>The whole state of the run, for this application: to use its network or to let it go on.</source>
<translation>训练的完整状态，供本应用程序使用：用它的网络，或让训练继续。</translation>
</message>
<message>
<source>The {maps} maps, one row each here, become one row of {count} numbers.</source>
<translation>{maps} 张特征图（这里每张占一行）展成一行 {count} 个数。</translation>
</message>
<message>
<source>Theme</source>
<translation>主题</translation>
</message>
<message>
<source>There are {classes} classes, so out must give {classes} scores: it gives {given}.</source>
<translation>共有 {classes} 个类别，所以 out 必须给出 {classes} 个得分：现在给出的是 {given} 个。</translation>
</message>
<message>
<source>There is no current model yet. Train one on the Train page, or choose a stored run.</source>
<translation>还没有当前模型。请在“训练”页训练一个，或选择已保存的训练记录。</translation>
</message>
<message>
<source>There is no dim {dim}: the tensors have {dimensions} dimensions, and cat joins along one of them. Choose from {lowest} to {highest}.</source>
<translation>没有 dim {dim}：这些张量有 {dimensions} 维，cat 只能沿其中一维拼接。请取 {lowest} 到 {highest}。</translation>
</message>
<message>
<source>There is no dim {dim}: with the new one the result has {dimensions} dimensions. Choose from {lowest} to {highest}.</source>
<translation>没有 dim {dim}：加上新的一维，结果共有 {dimensions} 维。请取 {lowest} 到 {highest}。</translation>
</message>
<message>
<source>There is no display to open a window on. Start it from a desktop, or run `fmnist-gui screenshots DIR` for pictures of the window.</source>
<translation>没有可以显示窗口的屏幕。请在桌面环境中启动，或运行 `fmnist-gui screenshots DIR` 获取窗口的图片。</translation>
</message>
<message>
<source>There is no folder {folder}. Correct its name, or download the data set.</source>
<translation>文件夹 {folder} 不存在。请改正名称，或下载数据集。</translation>
</message>
<message>
<source>There is no picture in the clipboard. Copy one first.</source>
<translation>剪贴板里没有图片。请先复制一张。</translation>
</message>
<message>
<source>There is no such file at {address} (status 404). Check the address of the mirror.</source>
<translation>{address} 处没有这个文件（状态码 404）。请检查镜像的地址。</translation>
</message>
<message>
<source>There is no such image: type a number from 0 to {last}.</source>
<translation>没有这张图像：请输入 0 到 {last} 之间的编号。</translation>
</message>
<message>
<source>There is not enough room in {folder}: {needed} MB are needed, {free} MB are free. Make room or choose another place, and start the download again.</source>
<translation>{folder} 的空间不足：需要 {needed} MB，只剩 {free} MB。请腾出空间或换个位置，再重新开始下载。</translation>
</message>
<message>
<source>There twice?</source>
<translation>有重复吗？</translation>
</message>
<message>
<source>These are the handwritten digits (MNIST), not Fashion-MNIST: {file}. Both have the same file names; put the archives of Fashion-MNIST there, or download them into another folder.</source>
<translation>这是手写数字数据集（MNIST），不是 Fashion-MNIST：{file}。两者的文件名相同；请换成 Fashion-MNIST 的压缩文件，或把它们下载到另一个文件夹。</translation>
</message>
<message>
<source>These images have none of the class {true}.</source>
<translation>这些图像中没有“{true}”。</translation>
</message>
<message>
<source>Think first; then compare</source>
<translation>先自己想一想，再对照答案</translation>
</message>
<message>
<source>This checkpoint belongs to another data set or holds no run that could go on.</source>
<translation>这个检查点属于另一个数据集，或其中没有可以继续的训练。</translation>
</message>
<message>
<source>This computer has no {device} device that PyTorch can use. Choose another device, or Automatic.</source>
<translation>这台电脑没有 PyTorch 可用的 {device} 设备。请选择其他设备，或选择“自动”。</translation>
</message>
<message>
<source>This drawing has more than {strokes} strokes, or more than {points} points. Draw it with fewer.</source>
<translation>这张画超过 {strokes} 笔，或超过 {points} 个点。请用更少的笔画来画。</translation>
</message>
<message>
<source>This drawing has too many lines and areas, one over another. Draw it with fewer.</source>
<translation>这张画里重叠的线条和色块太多。请用更少的笔画来画。</translation>
</message>
<message>
<source>This drawing is damaged. Draw it anew.</source>
<translation>这幅画已损坏。请重新画一幅。</translation>
</message>
<message>
<source>This line has no “drawing”, a list of strokes as in Quick, Draw! files.</source>
<translation>这一行没有“drawing”，即 Quick, Draw! 文件中的笔画列表。</translation>
</message>
<message>
<source>This line is longer than {most}. Remove it.</source>
<translation>这一行超过 {most}。请把它删去。</translation>
</message>
<message>
<source>This line is not JSON. Quick, Draw! files hold one JSON object a line.</source>
<translation>这一行不是 JSON。Quick, Draw! 文件的每一行是一个 JSON 对象。</translation>
</message>
<message>
<source>This line seems to have no end, and nothing after it was read. Remove it.</source>
<translation>这一行似乎没有结尾，它后面的内容都没有读取。请把它删去。</translation>
</message>
<message>
<source>This network has no stored epochs to replay: a run on the Train page has.</source>
<translation>这个网络没有保存各轮的权重，无法回放；“训练”页中的训练记录则可以。</translation>
</message>
<message>
<source>This picture holds no grey values. Choose another one.</source>
<translation>这张图片中没有灰度值。请换一张。</translation>
</message>
<message>
<source>This picture is {found}, but the network takes grey pictures of {side} × {side} pixels. Choose one from the data set, or bring it to that size first.</source>
<translation>这张图片的形状是 {found}，而网络只接受 {side} × {side} 像素的灰度图片。请从数据集中选择一张，或先把图片调整到这个尺寸。</translation>
</message>
<message>
<source>This run ended elsewhere: the first weights, which the seed decides, are a matter of luck. Try another seed.</source>
<translation>这次训练的结果相差较大：初始权重由种子决定，有运气的成分。换一个种子试试。</translation>
</message>
<message>
<source>This system has no fonts. Install some, for example fonts-dejavu and fonts-wqy-microhei.</source>
<translation>此系统没有安装字体。请安装字体，例如 fonts-dejavu 和 fonts-wqy-microhei。</translation>
</message>
<message>
<source>This was the network before your last change.</source>
<translation>这是您上次修改之前的网络的结果。</translation>
</message>
<message>
<source>Those of the layers ran, because forward calls the layers; nobody called the network.</source>
<translation>各层的钩子照样运行，因为 forward 会调用各层；而网络本身没有被调用。</translation>
</message>
<message>
<source>Three epochs over the first 2,000 images; else the course's settings, Adam, 0.01 and batches of 100. All three begin with the same weights. The accuracy is that on 1,000 test images.</source>
<translation>用前 2,000 张图像训练三轮；其余按课程的设置：Adam、学习率 0.01、每批 100 张。三个网络的初始权重相同。准确率是在 1,000 张测试图像上测得的。</translation>
</message>
<message>
<source>Tick a run (or press Space) to draw its curves over the plots</source>
<translation>勾选一条训练记录（或按空格键），把它的曲线叠加到图表上</translation>
</message>
<message>
<source>Time</source>
<translation>用时</translation>
</message>
<message>
<source>To try it yourself, with a hook that counts:</source>
<translation>自己试一试，用一个会计数的钩子：</translation>
</message>
<message>
<source>Topics</source>
<translation>主题</translation>
</message>
<message>
<source>Train</source>
<translation>训练</translation>
</message>
<message>
<source>Train a new network with these settings</source>
<translation>按这些设置训练一个新网络</translation>
</message>
<message>
<source>Train all three side by side, or stop</source>
<translation>同时训练三个网络，或停止</translation>
</message>
<message>
<source>Train for two epochs, or stop</source>
<translation>训练两轮，或停止</translation>
</message>
<message>
<source>Train it</source>
<translation>训练网络</translation>
</message>
<message>
<source>Train on a single batch, then wait; starts a run if there is none</source>
<translation>只训练一批，然后等待；尚未开始训练时，会新开始一次训练</translation>
</message>
<message>
<source>Train your network and the course's on the same batches</source>
<translation>用同样的批次训练您的网络和课程的网络</translation>
</message>
<message>
<source>Train your network and the course's on the same batches, and see which learns better.</source>
<translation>用同样的批次训练您的网络和课程的网络，看看谁学得更好。</translation>
</message>
<message>
<source>Trained networks (*.pt)</source>
<translation>训练好的网络 (*.pt)</translation>
</message>
<message>
<source>Training</source>
<translation>训练图像</translation>
</message>
<message>
<source>Training goes on, and writing is tried again.</source>
<translation>训练仍在继续，稍后会再次尝试写入。</translation>
</message>
<message>
<source>Training images</source>
<translation>训练图像</translation>
</message>
<message>
<source>Training images most like it ({name}):</source>
<translation>与它最像的训练图像（{name}）：</translation>
</message>
<message>
<source>Training images that are most like the drawing appear here.</source>
<translation>与这幅画最像的训练图像会显示在这里。</translation>
</message>
<message>
<source>Training images {first} to {last}</source>
<translation>训练图像 {first} 至 {last}</translation>
</message>
<message>
<source>Training or test images</source>
<translation>训练图像或测试图像</translation>
</message>
<message>
<source>Training set</source>
<translation>训练集</translation>
</message>
<message>
<source>Training starts by itself when the data set is ready.</source>
<translation>数据集就绪后，训练会自动开始。</translation>
</message>
<message>
<source>Training {percent} %</source>
<translation>训练中：{percent} %</translation>
</message>
<message>
<source>Trains this network again, number for number, with torch and torchvision alone.</source>
<translation>只用 torch 和 torchvision 重新训练这个网络，每个数值都相同。</translation>
</message>
<message>
<source>Trouser</source>
<translation>裤子</translation>
</message>
<message>
<source>True class</source>
<translation>真实类别</translation>
</message>
<message>
<source>Try it out</source>
<translation>试着训练</translation>
</message>
<message>
<source>Try it: take the mark away and let it run through all epochs. A second network that goes on with zeroed gradients shows in the curves below what would have become of this one.</source>
<translation>试一试：去掉这个勾，让它运行到所有轮次结束。下方的曲线里有一个照常清零的对照网络，可以看出本来会怎样。</translation>
</message>
<message>
<source>Try this</source>
<translation>试一试</translation>
</message>
<message>
<source>Two convolutions find patterns, three linear layers judge them.</source>
<translation>两个卷积层寻找图案，三个线性层作出判断。</translation>
</message>
<message>
<source>Two epochs with the course's settings, each of 600 batches of 100 images.</source>
<translation>按课程的设置训练两轮，每轮 600 批，每批 100 张图像。</translation>
</message>
<message>
<source>Two networks side by side</source>
<translation>两个网络并排比较</translation>
</message>
<message>
<source>Type a number from {low} to {high}, such as {example}.</source>
<translation>请输入 {low} 到 {high} 之间的数，例如 {example}。</translation>
</message>
<message>
<source>Type a number; Up and Down change it by one</source>
<translation>输入一个数；按上、下方向键加一或减一</translation>
</message>
<message>
<source>Type a whole number from {low} to {high}, such as {example}.</source>
<translation>请输入 {low} 到 {high} 之间的整数，例如 {example}。</translation>
</message>
<message>
<source>Type an index and press Enter.</source>
<translation>输入编号，再按回车键。</translation>
</message>
<message>
<source>Type whole numbers, {most} at most, into all four fields.</source>
<translation>请在四个字段中都输入不大于 {most} 的整数。</translation>
</message>
<message>
<source>Under each image: its label and what an untrained network says. No trained model is here yet.</source>
<translation>每张图像下方依次是：标签、未训练网络的判断。目前还没有训练好的模型。</translation>
</message>
<message>
<source>Under each image: its label, what an untrained network says, what the current network says.</source>
<translation>每张图像下方依次是：标签、未训练网络的判断、当前网络的判断。</translation>
</message>
<message>
<source>Under each image: what the other network takes it for. Click an image: its way through the network.</source>
<translation>图像下方是另一个网络的判断。点击图像，可在“网络”页逐层查看。</translation>
</message>
<message>
<source>Undo</source>
<translation>撤销</translation>
</message>
<message>
<source>Undo (Ctrl+Z)</source>
<translation>撤销（Ctrl+Z）</translation>
</message>
<message>
<source>Unknown until {layer} fits.</source>
<translation>要等 {layer} 匹配后才知道。</translation>
</message>
<message>
<source>Update the weights</source>
<translation>更新权重</translation>
</message>
<message>
<source>Use a folder…</source>
<translation>使用文件夹…</translation>
</message>
<message>
<source>Use this model</source>
<translation>使用此模型</translation>
</message>
<message>
<source>Validation (%)</source>
<translation>验证比例 (%)</translation>
</message>
<message>
<source>Values from {low} to {high}; the highest bar stands for {count} of them.</source>
<translation>值的范围：{low} 至 {high}；最高的一条代表 {count} 个值。</translation>
</message>
<message>
<source>Versions, licence and data</source>
<translation>版本、许可证和数据来源</translation>
</message>
<message>
<source>Views of the data set</source>
<translation>数据集的各个视图</translation>
</message>
<message>
<source>Views of the drawing</source>
<translation>绘画的各个视图</translation>
</message>
<message>
<source>Views of the network</source>
<translation>网络的各个视图</translation>
</message>
<message>
<source>Views of the results</source>
<translation>结果的各个视图</translation>
</message>
<message>
<source>Walk</source>
<translation>逐层查看</translation>
</message>
<message>
<source>Walk through the layers</source>
<translation>逐层查看</translation>
</message>
<message>
<source>Watch it happen</source>
<translation>现场演示</translation>
</message>
<message>
<source>Weight decay</source>
<translation>权重衰减</translation>
</message>
<message>
<source>Weights</source>
<translation>权重</translation>
</message>
<message>
<source>Weights, gradients or last update</source>
<translation>权重、梯度或最近一次更新量</translation>
</message>
<message>
<source>What Fashion-MNIST is</source>
<translation>什么是 Fashion-MNIST</translation>
</message>
<message>
<source>What a pooling keeps of each of its windows</source>
<translation>池化从每个窗口中留下什么</translation>
</message>
<message>
<source>What counts for</source>
<translation>针对类别</translation>
</message>
<message>
<source>What follows each layer but the last, value by value</source>
<translation>除最后一层外，每层之后逐个值应用的函数</translation>
</message>
<message>
<source>What is above zero stays, the rest becomes zero: {kept} of {all} values are left.</source>
<translation>大于零的值保留，其余变为零：{all} 个值中留下 {kept} 个。</translation>
</message>
<message>
<source>What runs, in order</source>
<translation>按顺序执行的内容</translation>
</message>
<message>
<source>What the cells show</source>
<translation>单元格显示的内容</translation>
</message>
<message>
<source>What the drawing is</source>
<translation>画的是什么</translation>
</message>
<message>
<source>What the drawing is, whatever the network says</source>
<translation>画的是什么，不管网络怎么说</translation>
</message>
<message>
<source>What the network gets right and wrong, down to the single image.</source>
<translation>网络对在哪里、错在哪里，细到每一张图像。</translation>
</message>
<message>
<source>What the network is given: brightness alone, no outline, no name.</source>
<translation>网络得到的只有亮度：没有轮廓，也没有名称。</translation>
</message>
<message>
<source>What the network learns, as named_parameters() gives it; parameters() gives the same {count} tensors without names. One filter of conv2 is {filter}: it looks at all six maps at once. A linear weight is [out_features, in_features], so that of fc1 is {linear}.</source>
<translation>网络要学习的内容，由 named_parameters() 给出；parameters() 给出同样的 {count} 个张量，但不带名称。conv2 的一个卷积核形状为 {filter}：它同时看全部六张特征图。线性层权重的形状是 [out_features, in_features]，因此 fc1 的权重是 {linear}。</translation>
</message>
<message>
<source>What the network sees</source>
<translation>网络看到的样子</translation>
</message>
<message>
<source>What the run gave, epoch by epoch, beside what came out here.</source>
<translation>逐轮比较原来训练的结果与这里的结果。</translation>
</message>
<message>
<source>What was stored before is safe, and you can go on. Please report it with the details below.</source>
<translation>此前保存的内容完好无损，您可以继续使用。请附上下面的详细信息反馈这个问题。</translation>
</message>
<message>
<source>What works best for this network on photographs: about 92 % of the test images; takes five to ten minutes.</source>
<translation>对这个网络来说，这是在照片上效果最好的设置：测试图像的准确率约 92 %；需要五到十分钟。</translation>
</message>
<message>
<source>What you tick of “{name}” is put into a folder of its own, with a README.md on how to use it.</source>
<translation>您勾选的“{name}”的内容会放进一个单独的文件夹，其中的 README.md 说明如何使用。</translation>
</message>
<message>
<source>Where the maps of conv2 speak for the class, spread from 8 × 8 values over the image. It shows roughly where, not what was seen there.</source>
<translation>conv2 的特征图在哪些位置支持这个类别，由 8 × 8 个值放大到整张图像。它只说明大致在哪里，不说明在那里看到了什么。</translation>
</message>
<message>
<source>Where the network computes. Automatic takes a graphics card if there is one that PyTorch can use.</source>
<translation>网络在哪里计算。“自动”表示：如果有 PyTorch 可用的显卡，就使用显卡。</translation>
</message>
<message>
<source>Where the new folder with these files will be put</source>
<translation>存放这些文件的新文件夹将建在哪里</translation>
</message>
<message>
<source>Where to put the folder</source>
<translation>文件夹放在哪里</translation>
</message>
<message>
<source>Which arguments may you choose, and which follow? Change one and see what no longer fits; then let the inputs follow.</source>
<translation>哪些实参可以自由选择，哪些是被决定的？改动一个，看看哪里不再匹配；然后让输入自动跟随。</translation>
</message>
<message>
<source>Which class</source>
<translation>哪个类别</translation>
</message>
<message>
<source>Which images</source>
<translation>使用哪些图像</translation>
</message>
<message>
<source>Which network is right</source>
<translation>哪个网络分类正确</translation>
</message>
<message>
<source>Which set</source>
<translation>选择集合</translation>
</message>
<message>
<source>Whole numbers from 0 to 255 become decimals from 0 to 1, with a channel.</source>
<translation>0 到 255 的整数变成 0 到 1 的小数，并加上通道维。</translation>
</message>
<message>
<source>Whole run: {percent} %</source>
<translation>整个训练：{percent} %</translation>
</message>
<message>
<source>Whose scores are shown</source>
<translation>显示哪个网络的得分</translation>
</message>
<message>
<source>Why</source>
<translation>原因</translation>
</message>
<message>
<source>Width</source>
<translation>宽</translation>
</message>
<message>
<source>Width of the pen</source>
<translation>笔的粗细</translation>
</message>
<message>
<source>Width of the pen; the keys [ and ] change it too</source>
<translation>笔的粗细；也可以用 [ 和 ] 键改变</translation>
</message>
<message>
<source>With a batch dimension in front: a batch of one image.</source>
<translation>在最前面加上批维度：只有一张图像的一批。</translation>
</message>
<message>
<source>With a stride of {s} the filter would never move on: s must be 1 or more.</source>
<translation>步幅为 {s}，卷积核永远不会移动：s 至少为 1。</translation>
</message>
<message>
<source>With the changed weights the loss of this same batch is {after}; it was {before}.</source>
<translation>用更新后的权重，同一批图像的损失是 {after}；更新前是 {before}。</translation>
</message>
<message>
<source>With the data set here, the training images most like the drawing are shown.</source>
<translation>获取数据集后，这里会显示与画最像的训练图像。</translation>
</message>
<message>
<source>With these settings there is no output: what is wrong is said beside the picture.</source>
<translation>这样的设置没有输出：图旁说明了哪里不对。</translation>
</message>
<message>
<source>With time to look after each step</source>
<translation>每一步之后留出时间来看</translation>
</message>
<message>
<source>Without it, the gradients of the next batch are added to the old ones</source>
<translation>如果不清零，下一批的梯度就会加到旧梯度上</translation>
</message>
<message>
<source>Without the channel, to draw it.</source>
<translation>去掉通道维，以便画出来。</translation>
</message>
<message>
<source>Without the data set and the network: the application draws 14,000 garments to stand in. They are not Fashion-MNIST.</source>
<translation>没有数据集、也不能上网时：由应用程序绘制 14,000 件服装来代替。它们不是 Fashion-MNIST。</translation>
</message>
<message>
<source>You have kept no drawing of this class.</source>
<translation>您没有保留这个类别的画。</translation>
</message>
<message>
<source>You have no home folder here. Name a folder for the application in the variable {variable}.</source>
<translation>您在这里没有主文件夹。请用环境变量 {variable} 为本应用程序指定一个文件夹。</translation>
</message>
<message>
<source>Your drawing</source>
<translation>您的画</translation>
</message>
<message>
<source>Your drawings</source>
<translation>您的画</translation>
</message>
<message>
<source>Your drawings in {path} are in use by another window. Try again.</source>
<translation>另一个窗口正在使用 {path} 中您的画。请再试一次。</translation>
</message>
<message>
<source>Your drawings in {path} are more than {most}. Move the file to another place, and a new one is begun.</source>
<translation>{path} 中您的画超过 {most} 张。请把这个文件移到别处，随后会新建一个。</translation>
</message>
<message>
<source>[1, 1, 28, 28], values from 0 to 1; {count} of 784 pixels are lit.</source>
<translation>[1, 1, 28, 28]，值从 0 到 1；784 个像素中有 {count} 个是亮的。</translation>
</message>
<message>
<source>a free choice of whoever builds the network</source>
<translation>由搭建网络的人自由选择</translation>
</message>
<message>
<source>accuracy</source>
<translation>准确率</translation>
</message>
<message>
<source>after</source>
<translation>更新后</translation>
</message>
<message>
<source>all {count} images</source>
<translation>全部 {count} 张图像</translation>
</message>
<message>
<source>angle</source>
<translation>夹角</translation>
</message>
<message>
<source>argmax</source>
<translation>argmax</translation>
</message>
<message>
<source>as in the application: several threads add up in another order, and round differently</source>
<translation>与程序中一样：多线程求和的次序不同，舍入也不同</translation>
</message>
<message>
<source>as in the run: several threads add up in another order, and round differently</source>
<translation>与原来的训练一致：多个线程的求和顺序不同，舍入也就不同</translation>
</message>
<message>
<source>average</source>
<translation>平均值</translation>
</message>
<message>
<source>batch</source>
<translation>批次</translation>
</message>
<message>
<source>batch {batch} of {batches}</source>
<translation>第 {batch} / {batches} 批</translation>
</message>
<message>
<source>before</source>
<translation>更新前</translation>
</message>
<message>
<source>bytes [N, 28, 28] from 0 to 255 -&gt; numbers [N, 1, 28, 28] from 0 to 1</source>
<translation>0 到 255 的字节 [N, 28, 28] -&gt; 0 到 1 的数 [N, 1, 28, 28]</translation>
</message>
<message>
<source>cat joins along dim {dim}; in every other dimension the sizes must match. In dimension {dimension} a has {first}, {name} has {other}.</source>
<translation>cat 沿 dim {dim} 拼接，其余各维的大小必须相同。在维度 {dimension} 上，a 是 {first}，{name} 是 {other}。</translation>
</message>
<message>
<source>chance</source>
<translation>随机猜测</translation>
</message>
<message>
<source>chance: 10 %</source>
<translation>随机猜测：10 %</translation>
</message>
<message>
<source>chance: ln 10 = 2.303</source>
<translation>随机猜测：ln 10 = 2.303</translation>
</message>
<message>
<source>change</source>
<translation>变化</translation>
</message>
<message>
<source>choose a class</source>
<translation>选择类别</translation>
</message>
<message>
<source>chosen</source>
<translation>自由选择</translation>
</message>
<message>
<source>classes</source>
<translation>个类别</translation>
</message>
<message>
<source>close, not equal: the bias is added</source>
<translation>接近但不相等：多加了偏置</translation>
</message>
<message>
<source>conv1 of the current network: click a filter</source>
<translation>当前网络的 conv1：请点按一个卷积核</translation>
</message>
<message>
<source>conv1, random, as training begins</source>
<translation>conv1：随机的卷积核，训练就从这里开始</translation>
</message>
<message>
<source>conv2: a column for each of its 12 filters, a row for each of the 6 maps</source>
<translation>conv2：12 个卷积核各占一列，6 个输入特征图各占一行</translation>
</message>
<message>
<source>decides the first weights</source>
<translation>决定初始权重</translation>
</message>
<message>
<source>difference {numbers}: {verdict}</source>
<translation>相差 {numbers}：{verdict}</translation>
</message>
<message>
<source>different</source>
<translation>不同</translation>
</message>
<message>
<source>different: the weights are random</source>
<translation>不同：权重是随机的</translation>
</message>
<message>
<source>differing by less than 1 % of the grey range on average</source>
<translation>平均差异小于灰度范围的 1 %</translation>
</message>
<message>
<source>dim: type a whole number, such as 0, 1 or −1.</source>
<translation>dim：请输入整数，例如 0、1 或 −1。</translation>
</message>
<message>
<source>diverged</source>
<translation>已发散</translation>
</message>
<message>
<source>done</source>
<translation>已完成</translation>
</message>
<message>
<source>drawing</source>
<translation>我的画</translation>
</message>
<message>
<source>drawn</source>
<translation>画的样子</translation>
</message>
<message>
<source>drawn garments</source>
<translation>绘制的服装</translation>
</message>
<message>
<source>e to the power of the score, divided by the sum of all ten such powers: {result}</source>
<translation>e 的得分次方，除以十个类别的 e 的得分次方之和：{result}</translation>
</message>
<message>
<source>each batch</source>
<translation>每批</translation>
</message>
<message>
<source>ended</source>
<translation>已结束</translation>
</message>
<message>
<source>epoch</source>
<translation>轮次</translation>
</message>
<message>
<source>epoch {epoch}</source>
<translation>第 {epoch} 轮</translation>
</message>
<message>
<source>epoch {epoch} of {epochs}</source>
<translation>第 {epoch} / {epochs} 轮</translation>
</message>
<message>
<source>epoch {epoch} of {epochs}, batch {batch} of {batches}</source>
<translation>第 {epoch} / {epochs} 轮，第 {batch} / {batches} 批</translation>
</message>
<message>
<source>equal</source>
<translation>相等</translation>
</message>
<message>
<source>evaluating…</source>
<translation>正在评估…</translation>
</message>
<message>
<source>evaluation</source>
<translation>评估</translation>
</message>
<message>
<source>f: filter</source>
<translation>f：卷积核</translation>
</message>
<message>
<source>finished</source>
<translation>已完成</translation>
</message>
<message>
<source>fitted</source>
<translation>调整大小</translation>
</message>
<message>
<source>for 10 batches</source>
<translation>10 个批次</translation>
</message>
<message>
<source>forward is through</source>
<translation>forward 结束</translation>
</message>
<message>
<source>gradient</source>
<translation>梯度</translation>
</message>
<message>
<source>highest</source>
<translation>最大值</translation>
</message>
<message>
<source>hook after</source>
<translation>调用后的钩子</translation>
</message>
<message>
<source>hook before</source>
<translation>调用前的钩子</translation>
</message>
<message>
<source>human: 83.5 %</source>
<translation>人类：83.5 %</translation>
</message>
<message>
<source>human: 83.5 %, from the data set's README</source>
<translation>人类：83.5 %（据数据集的 README）</translation>
</message>
<message>
<source>images</source>
<translation>张图像</translation>
</message>
<message>
<source>images [{count}, 1, 28, 28], labels [{count}]: below each picture stands its label.</source>
<translation>images [{count}, 1, 28, 28]，labels [{count}]：每张图像下方是它的标签。</translation>
</message>
<message>
<source>images {first} to {last}</source>
<translation>图像 {first} 到 {last}</translation>
</message>
<message>
<source>images[{number}]: image {index} of the set, label {label}, {name}</source>
<translation>images[{number}]：集合中的图像 {index}，标签 {label}，{name}</translation>
</message>
<message>
<source>in slow motion</source>
<translation>慢动作</translation>
</message>
<message>
<source>input</source>
<translation>输入</translation>
</message>
<message>
<source>inputs</source>
<translation>输入</translation>
</message>
<message>
<source>interrupted</source>
<translation>已中断</translation>
</message>
<message>
<source>its gradient</source>
<translation>本批梯度</translation>
</message>
<message>
<source>the other network, gradients zeroed</source>
<translation>对照网络，梯度每批清零</translation>
</message>
<message>
<source>last loss</source>
<translation>最后的损失</translation>
</message>
<message>
<source>length {norm}</source>
<translation>长度 {norm}</translation>
</message>
<message>
<source>loss</source>
<translation>损失</translation>
</message>
<message>
<source>loss now {loss}</source>
<translation>损失变为 {loss}</translation>
</message>
<message>
<source>lowest</source>
<translation>最小值</translation>
</message>
<message>
<source>maximum</source>
<translation>最大值</translation>
</message>
<message>
<source>mean</source>
<translation>平均值</translation>
</message>
<message>
<source>mean loss</source>
<translation>平均损失</translation>
</message>
<message>
<source>mean size</source>
<translation>平均绝对值</translation>
</message>
<message>
<source>memory kept</source>
<translation>占用的内存</translation>
</message>
<message>
<source>mirror every second image, drawn by lot</source>
<translation>随机把大约一半的图像左右翻转</translation>
</message>
<message>
<source>move each image by up to one pixel: cut 28 x 28 out of 30 x 30, somewhere</source>
<translation>把每张图像移动至多一个像素：从 30 x 30 中的某处裁出 28 x 28</translation>
</message>
<message>
<source>must be what the layer before gives</source>
<translation>必须与前一层的输出一致</translation>
</message>
<message>
<source>n: input</source>
<translation>n：输入</translation>
</message>
<message>
<source>next</source>
<translation>下一步</translation>
</message>
<message>
<source>nn.Module finds what is to be learned in the layers, without a list: {tensors} tensors, {count} numbers.</source>
<translation>无需列清单，nn.Module 会自动找出各层中要学习的内容：{tensors} 个张量，{count} 个数。</translation>
</message>
<message>
<source>no</source>
<translation>否</translation>
</message>
<message>
<source>no gradients are wanted here</source>
<translation>这里不需要梯度</translation>
</message>
<message>
<source>no pooling</source>
<translation>不池化</translation>
</message>
<message>
<source>nodes kept</source>
<translation>保留的节点</translation>
</message>
<message>
<source>none</source>
<translation>无</translation>
</message>
<message>
<source>not done yet</source>
<translation>未完成</translation>
</message>
<message>
<source>not equal: the bias is added</source>
<translation>不相等：多加了偏置</translation>
</message>
<message>
<source>not given, so it is the default</source>
<translation>没有指定，因此取默认值</translation>
</message>
<message>
<source>not square</source>
<translation>非正方形</translation>
</message>
<message>
<source>numbers</source>
<translation>个数</translation>
</message>
<message>
<source>others</source>
<translation>其余</translation>
</message>
<message>
<source>output</source>
<translation>输出</translation>
</message>
<message>
<source>p: padding</source>
<translation>p：填充</translation>
</message>
<message>
<source>paused</source>
<translation>已暂停</translation>
</message>
<message>
<source>pictures of 28 × 28, a white garment on black</source>
<translation>28 × 28 的图片，黑底白色衣物</translation>
</message>
<message>
<source>pixels</source>
<translation>像素</translation>
</message>
<message>
<source>pixels each</source>
<translation>每张的像素</translation>
</message>
<message>
<source>products</source>
<translation>乘积</translation>
</message>
<message>
<source>reference run</source>
<translation>参考结果</translation>
</message>
<message>
<source>refused</source>
<translation>报错</translation>
</message>
<message>
<source>right</source>
<translation>答对</translation>
</message>
<message>
<source>row {row}, column {column}: {value} → {scaled}</source>
<translation>行 {row}，列 {column}：{value} → {scaled}</translation>
</message>
<message>
<source>running</source>
<translation>训练中</translation>
</message>
<message>
<source>s: stride</source>
<translation>s：步幅</translation>
</message>
<message>
<source>scores</source>
<translation>得分</translation>
</message>
<message>
<source>scores [{count}, 10]: below each picture stands the class with the highest score. {correct} of {count} are right (framed).</source>
<translation>scores [{count}, 10]：每张图像下方是得分最高的类别。{count} 张中答对 {correct} 张（加了框）。</translation>
</message>
<message>
<source>scoring…</source>
<translation>正在评估…</translation>
</message>
<message>
<source>probabilities from {low} to {high}, sum {sum}</source>
<translation>概率从 {low} 到 {high}，总和 {sum}</translation>
</message>
<message>
<source>skipped</source>
<translation>被跳过</translation>
</message>
<message>
<source>smoothed</source>
<translation>平滑</translation>
</message>
<message>
<source>stack needs equal shapes, as the pages of a book: a is {first}, {name} is {other}.</source>
<translation>stack 要求形状完全相同，就像一本书的每一页：a 是 {first}，{name} 是 {other}。</translation>
</message>
<message>
<source>standard deviation</source>
<translation>标准差</translation>
</message>
<message>
<source>step (batches)</source>
<translation>步（批）</translation>
</message>
<message>
<source>step {step}</source>
<translation>第 {step} 步</translation>
</message>
<message>
<source>stopped</source>
<translation>已停止</translation>
</message>
<message>
<source>sum of {count} products {sum} + bias {bias} = {result}</source>
<translation>{count} 个乘积之和 {sum} + 偏置 {bias} = {result}</translation>
</message>
<message>
<source>tanh</source>
<translation>tanh（双曲正切）</translation>
</message>
<message>
<source>tensor</source>
<translation>张量</translation>
</message>
<message>
<source>test image {index}</source>
<translation>测试图像 {index}</translation>
</message>
<message>
<source>the class that the network says</source>
<translation>网络判定的类别</translation>
</message>
<message>
<source>the course's</source>
<translation>课程的网络</translation>
</message>
<message>
<source>the data</source>
<translation>由数据决定</translation>
</message>
<message>
<source>the first {count} images</source>
<translation>前 {count} 张图像</translation>
</message>
<message>
<source>the first: {count}</source>
<translation>第一个：{count}</translation>
</message>
<message>
<source>the images are grey: one channel</source>
<translation>图像是灰度图：一个通道</translation>
</message>
<message>
<source>the layer before</source>
<translation>由前一层决定</translation>
</message>
<message>
<source>the run was ended before EPOCHS</source>
<translation>原来的训练在 EPOCHS 轮之前就结束了</translation>
</message>
<message>
<source>the same pixels</source>
<translation>像素完全相同</translation>
</message>
<message>
<source>the same random numbers as in the application</source>
<translation>与程序中相同的随机数</translation>
</message>
<message>
<source>the second: {count}</source>
<translation>第二个：{count}</translation>
</message>
<message>
<source>there are ten classes</source>
<translation>共有十个类别</translation>
</message>
<message>
<source>this network</source>
<translation>这个网络</translation>
</message>
<message>
<source>this run</source>
<translation>本次训练</translation>
</message>
<message>
<source>through all epochs</source>
<translation>到所有轮次结束</translation>
</message>
<message>
<source>time</source>
<translation>用时</translation>
</message>
<message>
<source>to test</source>
<translation>用于测试</translation>
</message>
<message>
<source>to the end of this batch</source>
<translation>到本批结束</translation>
</message>
<message>
<source>to the end of this epoch</source>
<translation>到本轮结束</translation>
</message>
<message>
<source>to train with</source>
<translation>用于训练</translation>
</message>
<message>
<source>torch cannot join these tensors.</source>
<translation>torch 无法把这些张量接在一起。</translation>
</message>
<message>
<source>torch.stack lays them along a new axis: {stacked}.</source>
<translation>torch.stack 则沿一个新的维度堆叠：{stacked}。</translation>
</message>
<message>
<source>torch.stack, which lays them along a new axis, refuses here: the last batch is {last}.</source>
<translation>torch.stack 要沿一个新的维度堆叠，在这里会报错：最后一批的形状是 {last}。</translation>
</message>
<message>
<source>torchvision cannot be imported ({reason}). Install it beside PyTorch, for example with “pip install torchvision”, and start again.</source>
<translation>无法导入 torchvision（{reason}）。请在 PyTorch 之外安装它，例如运行“pip install torchvision”，再重新启动。</translation>
</message>
<message>
<source>torchvision does not fit the installed PyTorch ({reason}). Install versions of both that belong together, and start again.</source>
<translation>torchvision 与已安装的 PyTorch 不匹配（{reason}）。请安装互相匹配的版本，再重新启动。</translation>
</message>
<message>
<source>train_set is a Dataset: pairs of image and label, by index. The DataLoader (torch.utils.data) hands out {size} of them at a time: {count} images / {size} = {batches} batches an epoch.</source>
<translation>train_set 是一个 Dataset：按编号取出一对图像和标签。DataLoader（torch.utils.data）每次取出 {size} 对：{count} 张图像 / {size} = 每轮 {batches} 批。</translation>
</message>
<message>
<source>training average</source>
<translation>训练平均</translation>
</message>
<message>
<source>training image {index}</source>
<translation>训练图像 {index}</translation>
</message>
<message>
<source>training loss, training accuracy, then loss and accuracy on images that are not learned from</source>
<translation>训练损失、训练准确率，然后是未参与学习的图像上的损失和准确率</translation>
</message>
<message>
<source>true label</source>
<translation>真实标签</translation>
</message>
<message>
<source>up to {size}</source>
<translation>最大 {size}</translation>
</message>
<message>
<source>updates</source>
<translation>更新次数</translation>
</message>
<message>
<source>used</source>
<translation>实际使用</translation>
</message>
<message>
<source>weights</source>
<translation>权重</translation>
</message>
<message>
<source>what counts</source>
<translation>判断依据</translation>
</message>
<message>
<source>with gradients</source>
<translation>开启梯度</translation>
</message>
<message>
<source>yes</source>
<translation>是</translation>
</message>
<message>
<source>your network</source>
<translation>您的网络</translation>
</message>
<message>
<source>other loss</source>
<translation>对照损失</translation>
</message>
<message>
<source>{0} filters, each {1} deep, {2} high and {3} wide: one filter an output channel.</source>
<translation>{0} 个卷积核，每个深 {1}、高 {2}、宽 {3}：每个输出通道有一个卷积核。</translation>
</message>
<message>
<source>{0} numbers: one for each output of the layer, added to its sum.</source>
<translation>{0} 个数：这一层的每个输出各有一个，加到它的和上。</translation>
</message>
<message>
<source>{address} answered with the status {status} ({reason}). Try again later, or another address.</source>
<translation>{address} 返回了状态码 {status}（{reason}）。请稍后再试，或换一个地址。</translation>
</message>
<message>
<source>{address} could not prove who it is ({reason}). Check the computer's date and the network, or choose another address.</source>
<translation>无法验证 {address} 的身份（{reason}）。请检查电脑的日期和网络，或换一个地址。</translation>
</message>
<message>
<source>{address} delivered something else than the original archive, and it was removed. Perhaps the network asks for a log-in first, or the address is wrong. Check that and start the download again.</source>
<translation>{address} 返回的不是原始压缩文件，已将其删除。可能网络需要先登录，或者地址有误。请检查后重新开始下载。</translation>
</message>
<message>
<source>{address} refused the connection. Check the address, or try again later.</source>
<translation>{address} 拒绝了连接。请检查地址，或稍后再试。</translation>
</message>
<message>
<source>{address} was not found. Check the network connection (and the address), and start the download again.</source>
<translation>找不到 {address}。请检查网络连接（以及地址），再重新开始下载。</translation>
</message>
<message>
<source>{batches} batches make an epoch. Each line is one time through all {images} images.</source>
<translation>{batches} 个批次是一轮。每一行表示把全部 {images} 张图像看了一遍。</translation>
</message>
<message>
<source>{before} gives {given} channels, {layer} expects {expected}.</source>
<translation>{before} 输出 {given} 个通道，{layer} 却要求 {expected} 个。</translation>
</message>
<message>
<source>{before} gives {given} values, {layer} expects {expected}.</source>
<translation>{before} 输出 {given} 个值，{layer} 却要求 {expected} 个。</translation>
</message>
<message>
<source>{code}: {count} hooks ran, {own} of them the network’s own.</source>
<translation>{code}：运行了 {count} 个钩子，其中 {own} 个是网络自己的。</translation>
</message>
<message>
<source>{compared} It is the mean of the losses of all pictures, which stand below them.</source>
<translation>{compared}它是所有图像损失的平均值；每张图像的损失写在图像下方。</translation>
</message>
<message>
<source>{correct} of {count} right</source>
<translation>{count} 张中对了 {correct} 张</translation>
</message>
<message>
<source>{count} batches of 100</source>
<translation>{count} 个批次，每批 100 张</translation>
</message>
<message>
<source>{count} drawings deleted.</source>
<translation>已删除 {count} 幅画。</translation>
</message>
<message>
<source>{count} filters of {filter} slide over the input; each gives one map of where it finds its pattern.</source>
<translation>{count} 个形状为 {filter} 的卷积核在输入上滑动；每个卷积核给出一张特征图，标出在哪里找到了它的图案。</translation>
</message>
<message>
<source>{count} images/s</source>
<translation>{count} 张/秒</translation>
</message>
<message>
<source>{count} of the four archives are not as they should be: point at them to read why.</source>
<translation>四个压缩文件中有 {count} 个不正确：把鼠标指向它们，可查看原因。</translation>
</message>
<message>
<source>{count} of your drawings cannot be read; they stay in the file {path} as they are.</source>
<translation>您有 {count} 幅画无法读取；它们原样保留在文件 {path} 中。</translation>
</message>
<message>
<source>{count} of {total} images</source>
<translation>{count} / {total} 张图像</translation>
</message>
<message>
<source>{count} parameters are more than can be tried out here ({most}). Choose fewer features or channels, or let a stride or a pooling make the maps smaller.</source>
<translation>参数有 {count} 个，超过了这里能试的上限（{most} 个）。请减少特征数或通道数，或者用步幅或池化把特征图变小。</translation>
</message>
<message>
<source>{count} parameters; the course's network has {course}.</source>
<translation>共 {count} 个参数；课程的网络有 {course} 个。</translation>
</message>
<message>
<source>{count} test images</source>
<translation>{count} 张测试图像</translation>
</message>
<message>
<source>{count} training images</source>
<translation>{count} 张训练图像</translation>
</message>
<message>
<source>{difference}, but different labels</source>
<translation>{difference}，但标签不同</translation>
</message>
<message>
<source>{done} of {total} MB</source>
<translation>{done} / {total} MB</translation>
</message>
<message>
<source>{epoch}: {percent} % correct</source>
<translation>{epoch}：答对 {percent} %</translation>
</message>
<message>
<source>{file} cannot be read ({reason}). Allow reading it, or download the data set elsewhere.</source>
<translation>无法读取 {file}（{reason}）。请开放读取权限，或把数据集下载到别处。</translation>
</message>
<message>
<source>{file} cannot be unpacked to the length it should have. Download it again.</source>
<translation>{file} 解压后的长度不对。请重新下载。</translation>
</message>
<message>
<source>{file} does not hold IDX data of the expected kind (it starts with {found}, not {expected}). Download it again.</source>
<translation>{file} 中不是预期类型的 IDX 数据（开头是 {found}，应为 {expected}）。请重新下载。</translation>
</message>
<message>
<source>{file} holds data of the size {found}, not {expected}. Download it again.</source>
<translation>{file} 中数据的尺寸为 {found}，应为 {expected}。请重新下载。</translation>
</message>
<message>
<source>{file} holds the label {label}; there are only the classes 0 to 9. Download it again.</source>
<translation>{file} 中出现了标签 {label}，而类别只有 0 到 9。请重新下载。</translation>
</message>
<message>
<source>{file} is incomplete: {found} of {expected} bytes are there. Download it again.</source>
<translation>{file} 不完整：应有 {expected} 字节，实际只有 {found} 字节。请重新下载。</translation>
</message>
<message>
<source>{file} is missing. Download the data set.</source>
<translation>缺少 {file}。请下载数据集。</translation>
</message>
<message>
<source>{file} is not a gzip archive; perhaps a web page was saved in its place. Download it again.</source>
<translation>{file} 不是 gzip 压缩文件，可能误存成了网页。请重新下载。</translation>
</message>
<message>
<source>{file} is not the original archive: its bytes differ (checksum {found}, not {expected}). Download it again.</source>
<translation>{file} 不是原始压缩文件：内容不一致（校验和为 {found}，应为 {expected}）。请重新下载。</translation>
</message>
<message>
<source>{first} % → {second} % of the {images} ({points} points). Both right: {right}, both wrong: {wrong}.</source>
<translation>{images}的准确率：{first} % → {second} %（{points} 个百分点）。都对：{right} 张，都错：{wrong} 张。</translation>
</message>
<message>
<source>{first} {second}</source>
<translation>{first}{second}</translation>
</message>
<message>
<source>{folder} is a file. Name the folder that holds the archives.</source>
<translation>{folder} 是一个文件。请指定存有压缩文件的文件夹。</translation>
</message>
<message>
<source>{formula} = {count} parameters</source>
<translation>{formula} = {count} 个参数</translation>
</message>
<message>
<source>{images}, {chosen} selected</source>
<translation>{images}，已选 {chosen} 张</translation>
</message>
<message>
<source>{label}
✗ taken for {predicted}</source>
<translation>{label}
✗ 被认作{predicted}</translation>
</message>
<message>
<source>{layers} layers with {count} numbers to learn: {names}.</source>
<translation>{layers} 个层，要学习 {count} 个数：{names}。</translation>
</message>
<message>
<source>{layer} gives maps of {side} × {side}; a pooling window of {pool} × {pool} does not fit in.</source>
<translation>{layer} 输出的特征图为 {side} × {side}，放不下 {pool} × {pool} 的池化窗口。</translation>
</message>
<message>
<source>{levels} grey levels of 255 apart</source>
<translation>平均相差 {levels} 个灰度级（最大 255）</translation>
</message>
<message>
<source>{model} is looking at the images…</source>
<translation>{model} 正在查看图像…</translation>
</message>
<message>
<source>{model} is right: {name}, {sure} % sure.</source>
<translation>{model} 判断正确：{name}，把握 {sure} %。</translation>
</message>
<message>
<source>{model} is wrong: {name}, {sure} % sure.</source>
<translation>{model} 判断错误：{name}，把握 {sure} %。</translation>
</message>
<message>
<source>{model} said: {predicted}, {percent} %</source>
<translation>{model} 的判断：{predicted}，{percent} %</translation>
</message>
<message>
<source>{name} has the label {label}: {train} training images, {test} test images. Shown is training image {index}.</source>
<translation>{name}的标签是 {label}：{train} 张训练图像，{test} 张测试图像。这里显示的是训练图像 {index}。</translation>
</message>
<message>
<source>{name} has too many pixels. Make it smaller, then open it again.</source>
<translation>{name} 的像素太多。请把它缩小后再打开。</translation>
</message>
<message>
<source>{name} holds another network: it has {found} parameters with a name, the course's has {expected}.</source>
<translation>{name} 中是另一种网络：它有 {found} 个命名参数，而课程网络有 {expected} 个。</translation>
</message>
<message>
<source>{name} holds another network: its {parameter} is {found}, the course's is {expected}. Choose a checkpoint of the course's network.</source>
<translation>{name} 中是另一种网络：它的 {parameter} 为 {found}，而课程网络为 {expected}。请选择课程网络的检查点。</translation>
</message>
<message>
<source>{name} holds more than a checkpoint does. Choose a checkpoint of the course's network.</source>
<translation>{name} 的内容比检查点应有的多。请选择课程网络的检查点。</translation>
</message>
<message>
<source>{name} holds no network. Choose a checkpoint saved by this application.</source>
<translation>{name} 中没有网络。请选择由本应用程序保存的检查点。</translation>
</message>
<message>
<source>{name} holds several drawings. This is the first.</source>
<translation>{name} 中有多幅画，这是第一幅。</translation>
</message>
<message>
<source>{name} holds tensors of another kind than the course's network has: sparse, quantized or without values. Save them as dense tensors, or choose another checkpoint.</source>
<translation>{name} 中的张量与课程网络的不是一类：它们是稀疏的、量化的或没有数值的。请保存为普通的稠密张量，或选择其他检查点。</translation>
</message>
<message>
<source>{name} holds weights so large that its predictions would not be finite numbers. Choose another checkpoint.</source>
<translation>{name} 中的权重大到使预测结果不再是有限的数。请选择其他检查点。</translation>
</message>
<message>
<source>{name} holds weights that are not finite numbers, so it cannot predict.</source>
<translation>{name} 的权重中含有非有限的数，因此无法用来预测。</translation>
</message>
<message>
<source>{name} is a HEIC picture, as telephones take them, which cannot be read here. Export it as JPEG and open that; with the camera set to “Most Compatible”, the next pictures will be JPEG.</source>
<translation>{name} 是手机拍摄的 HEIC 图片，这里无法读取。请先把它导出为 JPEG 再打开；把手机相机的格式设为“兼容性最佳”，以后拍的就是 JPEG。</translation>
</message>
<message>
<source>{name} is a folder. Choose a picture or a drawing in it.</source>
<translation>{name} 是一个文件夹。请选择其中的一张图片或一幅画。</translation>
</message>
<message>
<source>{name} is a zip archive, not a checkpoint. Choose a checkpoint saved by this application.</source>
<translation>{name} 是 zip 压缩文件，不是检查点。请选择由本应用程序保存的检查点。</translation>
</message>
<message>
<source>{name} is empty. Choose a checkpoint that was saved completely.</source>
<translation>{name} 是空文件。请选择保存完整的检查点。</translation>
</message>
<message>
<source>{name} is empty. Choose another picture.</source>
<translation>{name} 是空的。请选择另一张图片。</translation>
</message>
<message>
<source>{name} is not a checkpoint, or only a part of one. Choose a file saved by this application.</source>
<translation>{name} 不是检查点，或者不完整。请选择由本应用程序保存的文件。</translation>
</message>
<message>
<source>{name} is not a picture that can be read. Choose a PNG or JPEG file.</source>
<translation>{name} 不是可以读取的图片。请选择 PNG 或 JPEG 文件。</translation>
</message>
<message>
<source>{name} is too large: more than {most} are not opened. Choose another file.</source>
<translation>{name} 太大：超过 {most} 的文件不会打开。请选择其他文件。</translation>
</message>
<message>
<source>{name} makes no mistake among these images.</source>
<translation>{name} 对这些图像没有判断错。</translation>
</message>
<message>
<source>{name} must be a number from {low} to {high}.</source>
<translation>{name} 必须是 {low} 到 {high} 之间的数。</translation>
</message>
<message>
<source>{name} was not opened: it is not a checkpoint of plain numbers, and what it holds could run as a program. Choose a checkpoint saved by this application.</source>
<translation>没有打开 {name}：它不是只含数值的检查点，其中的内容可能会作为程序运行。请选择由本应用程序保存的检查点。</translation>
</message>
<message>
<source>{name} was written by a newer version of this application. Update the application to open it. If there is no newer version, the file is damaged: choose another checkpoint.</source>
<translation>{name} 是由本应用程序的更新版本写入的。请升级应用程序后再打开。如果没有更新的版本，说明文件已损坏：请选择另一个检查点。</translation>
</message>
<message>
<source>{name} was written by an older version of this application, in a form that is no longer read. Choose another checkpoint.</source>
<translation>{name} 由本程序的旧版本写成，其格式已不再支持。请选择另一个检查点。</translation>
</message>
<message>
<source>{name} does not say which version of a checkpoint it is, so it is damaged or of another program. Choose a checkpoint saved by this application.</source>
<translation>{name} 没有注明检查点的版本，可能已损坏或来自其他程序。请选择由本程序保存的检查点。</translation>
</message>
<message>
<source>{name}, epoch {epoch}</source>
<translation>{name}，第 {epoch} 轮</translation>
</message>
<message>
<source>Each number is that of the stored pixel divided by 255.</source>
<translation>每个数都是存储的像素值除以 255。</translation>
</message>
<message>
<source>{name}, step {step}</source>
<translation>{name}，第 {step} 步</translation>
</message>
<message>
<source>{name}: {value}</source>
<translation>{name}：{value}</translation>
</message>
<message>
<source>{path} cannot be read ({reason}). Check the name and that you may open it.</source>
<translation>无法读取 {path}（{reason}）。请检查名称，以及您是否有权打开它。</translation>
</message>
<message>
<source>{path} could not be written ({reason}). Choose another folder.</source>
<translation>无法写入 {path}（{reason}）。请换一个文件夹。</translation>
</message>
<message>
<source>{path} could not be written: the disk is full. Make room and try again, or choose another folder.</source>
<translation>无法写入 {path}：磁盘已满。请腾出空间后重试，或换一个文件夹。</translation>
</message>
<message>
<source>{path} could not be written ({reason}). Choose a shorter name.</source>
<translation>无法写入 {path}（{reason}）。请换一个短一些的名字。</translation>
</message>
<message>
<source>{path} could not be written: it is no file. Choose another name.</source>
<translation>无法写入 {path}：它不是文件。请换一个名字。</translation>
</message>
<message>
<source>{path} could not be written: the folder {folder} does not exist. Create it or choose another.</source>
<translation>无法写入 {path}：文件夹 {folder} 不存在。请先创建它，或换一个文件夹。</translation>
</message>
<message>
<source>{path} does not hold settings, or only a part of them.</source>
<translation>{path} 中没有设置，或设置不完整。</translation>
</message>
<message>
<source>The usual settings are in force.</source>
<translation>现在使用默认设置。</translation>
</message>
<message>
<source>What you choose in the window is not remembered.</source>
<translation>您在窗口中所做的选择不会被保存。</translation>
</message>
<message>
<source>{path} is a folder. Name a file in it.</source>
<translation>{path} 是文件夹。请指定其中的一个文件名。</translation>
</message>
<message>
<source>{path} is full: more than {most} are not opened again. Remove something first.</source>
<translation>{path} 已满：超过 {most} 就不会再打开。请先删去一些内容。</translation>
</message>
<message>
<source>{path} has more than {most} drawings. Score a part of them.</source>
<translation>{path} 中的画超过 {most} 张。请只评一部分。</translation>
</message>
<message>
<source>There is no folder {path}.</source>
<translation>没有文件夹 {path}。</translation>
</message>
<message>
<source>{path} has no drawings to learn from: ndjson files with a label in each line.</source>
<translation>{path} 中没有可供学习的画：需要每行带有标签的 ndjson 文件。</translation>
</message>
<message>
<source>{path} has no drawings with a label from 0 to 9. Choose another file.</source>
<translation>{path} 中没有带 0 到 9 标签的画。请选择另一个文件。</translation>
</message>
<message>
<source>{field}: type a number from −{most} to {most}, such as 3 or −0.5.</source>
<translation>{field}：请输入 −{most} 到 {most} 之间的数，例如 3 或 −0.5。</translation>
</message>
<message>
<source>{correct} of {count} recognized</source>
<translation>{count} 幅中认对 {correct} 幅</translation>
</message>
<message>
<source>{second} less {first}</source>
<translation>{second} 减去 {first}</translation>
</message>
<message>
<source>{fraction} of the {images} are classified correctly (95 % interval: {low} to {high} %).</source>
<translation>{images}中有 {fraction} 分类正确（95 % 置信区间：{low} 至 {high} %）。</translation>
</message>
<message>
<source>{fraction} of the {total} that are {name}</source>
<translation>占 {total} 张真实“{name}”的 {fraction}</translation>
</message>
<message>
<source>{fraction} of the {total} that were classified as {name}</source>
<translation>占 {total} 张判为“{name}”的 {fraction}</translation>
</message>
<message>
<source>{tensors} tensors, {count} numbers in all.</source>
<translation>{tensors} 个张量，一共 {count} 个数。</translation>
</message>
<message>
<source>{time} left</source>
<translation>剩余 {time}</translation>
</message>
<message>
<source>{train} garments to train with and {test} to test, drawn by the application.</source>
<translation>由应用程序绘制的服装：{train} 张用于训练，{test} 张用于测试。</translation>
</message>
<message>
<source>{train} images to train with and {test} to test are here.</source>
<translation>已有 {train} 张训练图像和 {test} 张测试图像。</translation>
</message>
<message>
<source>{true} classified correctly: {count} of {total}</source>
<translation>“{true}”分类正确：{count} / {total}</translation>
</message>
<message>
<source>{true} classified as {predicted}: {first} by the first network, {second} by the second</source>
<translation>“{true}”判为“{predicted}”：第一个网络 {first} 张，第二个网络 {second} 张</translation>
</message>
<message>
<source>{true} taken for {predicted}: {count} of {total}</source>
<translation>“{true}”误判为“{predicted}”：{count} / {total}</translation>
</message>
<message>
<source>{true}, taken for {predicted}: {count}</source>
<translation>真实类别“{true}”，判断为“{predicted}”：{count} 张</translation>
</message>
<message>
<source>{value} is more than the picture can show. Choose {most} or less.</source>
<translation>{value} 太大，图中画不下。请输入不超过 {most} 的数。</translation>
</message>
<message>
<source>{you} net {mark}</source>
<translation>{you} 网络 {mark}</translation>
</message>
<message>
<source>“{address}” is no web address to download from; it must start with http:// or https://. Correct it (the variable {variable} may hold it).</source>
<translation>“{address}”不是可以下载的网址；网址必须以 http:// 或 https:// 开头。请改正（它可能写在环境变量 {variable} 中）。</translation>
</message>
<message>
<source>“{name}” from {file} is the model of every page now.</source>
<translation>现在，所有页面使用的模型都是 {file} 中的“{name}”。</translation>
</message>
<message>
<source>“{name}” has no whole epoch yet, so none of its networks was kept. Let it train to the end of an epoch, or choose another run.</source>
<translation>“{name}”还没有训练完一整轮，因此没有保存任何网络。请让它训练完一轮，或选择其他训练记录。</translation>
</message>
<message>
<source>“{name}” learned from drawn garments in place of Fashion-MNIST, which torch and torchvision alone do not have. Export its network, or the checkpoint.</source>
<translation>“{name}”学习的是代替 Fashion-MNIST 的绘制服装，单靠 torch 和 torchvision 无法得到这些图。请导出它的网络或检查点。</translation>
</message>
<message>
<source>“{name}” learned from garments that this application draws, which torch and torchvision alone do not have. Export its network, or the checkpoint.</source>
<translation>“{name}”还学习了本应用程序绘制的服装，单靠 torch 和 torchvision 无法得到它们。请导出它的网络或检查点。</translation>
</message>
<message>
<source>“{name}” was deleted.</source>
<translation>已删除“{name}”。</translation>
</message>
<message>
<source>“{name}” was not finished: {epochs} of {all} epochs are done.</source>
<translation>“{name}”尚未训练完：共 {all} 轮，已完成 {epochs} 轮。</translation>
</message>
<message>
<source>The mean over {count} versions of your lines.</source>
<translation>这是您线条的 {count} 个变体的平均结果。</translation>
</message>
<message>
<source>The answer to this one picture.</source>
<translation>这是对这一张图片本身的回答。</translation>
</message>
<message>
<source>Lines are never drawn twice alike, so the network is asked for several versions of a line drawing: its mean over them is right more often. Of anything else it sees one picture, as on the pages Network and Results.</source>
<translation>同样的线条没有人能画出两遍，所以线条画会以几个变体交给网络，取平均后答对的更多。其他图片网络只看一张，与“网络”页和“结果”页相同。</translation>
</message>
<message>
<source>Your drawing, the first of its {count} versions</source>
<translation>您的画（{count} 个变体中的第一个）</translation>
</message>
<message>
<source>Your drawing, the first of {count} versions; their mean: {name} {percent}</source>
<translation>您的画（{count} 个变体中的第一个）；平均结果：{name} {percent}</translation>
</message>
<message>
<source>Keep at least {least} drawings of each of {classes} classes to learn from. Classes with that many so far: {enough}.</source>
<translation>要从您的画中学习，请至少为 {classes} 个类别各保留 {least} 幅画。目前达到的类别数：{enough}。</translation>
</message>
<message>
<source>Some of the drawings that this run learns from are no longer kept, so it cannot go on. Start a new run.</source>
<translation>这次训练所用的画有些已不再保留，因此不能继续。请重新开始一次训练。</translation>
</message>
<message>
<source>“{name}” goes on from “{start}” and learned from your own drawings, which are not exported: without them it cannot be trained again. Export its network, or the checkpoint.</source>
<translation>“{name}”从“{start}”接着训练，并学习了您自己的画；这些画不会导出，没有它们就无法重新训练。请导出它的网络或检查点。</translation>
</message>
<message>
<source>The ink as it was drawn, with the box around it; marks far from the rest are left out and circled</source>
<translation>画出的笔迹和它的外框；远离其余部分的笔迹不计入，并用圆圈标出</translation>
</message>
<message>
<source>Marks left out, far from the rest: {count}.</source>
<translation>已略去远离其余部分的笔迹：{count} 处。</translation>
</message>
<message>
<source>Learn from my drawings</source>
<translation>从我的画中学习</translation>
</message>
<message>
<source>Let the network go on learning, with your drawings among photographs and drawn garments</source>
<translation>让网络继续学习：把您的画混在照片和绘制的服装中</translation>
</message>
<message>
<source>See the curves of this run grow</source>
<translation>查看这次训练不断延伸的曲线</translation>
</message>
<message>
<source>Show in Train</source>
<translation>在“训练”中查看</translation>
</message>
<message>
<source>The network that looks at your drawings is being loaded.</source>
<translation>正在加载看您画的网络。</translation>
</message>
<message>
<source>Get Fashion-MNIST first, on the Data page: its photographs are mixed in, so that they are not forgotten.</source>
<translation>请先在“数据”页获取 Fashion-MNIST：学习时会混入其中的照片，以免网络忘记它们。</translation>
</message>
<message>
<source>A run is under way on the Train page. Let it end or stop it, then learn from your drawings.</source>
<translation>“训练”页正在训练。请等它结束或停止它，再从您的画中学习。</translation>
</message>
<message>
<source>What has changed</source>
<translation>有哪些变化</translation>
</message>
<message>
<source>“{name}” goes on learning from two thirds of these drawings, each bent and stretched in many ways, among photographs and drawn garments. Every third drawing of a class is held back, to see whether it helped. It takes about half a minute, and “{name}” stays as it is.</source>
<translation>“{name}”将用这些画中的三分之二继续学习，每幅画都以多种方式弯曲和拉伸，并混入照片和绘制的服装。每个类别每三幅画留出一幅，用来检验是否有效。大约需要半分钟，“{name}”本身保持不变。</translation>
</message>
<message>
<source>First the network is scored as it is now, and garments are drawn to mix in.</source>
<translation>先给现在的网络评分，并绘制要混入的服装。</translation>
</message>
<message>
<source>“{name}” is paused. Go on with it on the Train page.</source>
<translation>“{name}”已暂停。请在“训练”页继续。</translation>
</message>
<message>
<source>“{name}” learns from your drawings: {percent} %.</source>
<translation>“{name}”正在从您的画中学习：{percent} %。</translation>
</message>
<message>
<source>What “{name}” has changed: {learned} drawings learned from, {held_back} held back.</source>
<translation>“{name}”带来的变化：学习了 {learned} 幅画，留出 {held_back} 幅。</translation>
</message>
<message>
<source>difference</source>
<translation>差</translation>
</message>
<message>
<source>“{name}” is still there as it was.</source>
<translation>“{name}”仍保持原样。</translation>
</message>
<message>
<source>{count} of your drawings, held back</source>
<translation>您留出的 {count} 幅画</translation>
</message>
<message>
<source>{count} drawn garments</source>
<translation>{count} 件绘制的服装</translation>
</message>
<message>
<source>No drawing could be held back, so whether it helped with yours is not known. Keep more drawings.</source>
<translation>没有画可以留出，所以无法得知对您的画是否有效。请保留更多的画。</translation>
</message>
<message>
<source>Of the drawings held back, recognized now but not before: {gained}; before but not now: {lost}. On drawings like yours the network is now right in {low} to {high} % (19 times out of 20).</source>
<translation>留出的画中，以前没认对、现在认对的有 {gained} 幅，以前认对、现在没认对的有 {lost} 幅。由此推算，网络现在认对您这类画的真实比例在 {low} % 到 {high} % 之间（20 次中有 19 次如此）。</translation>
</message>
<message>
<source>So few drawings say little: keep more, and learn again.</source>
<translation>画太少，说明不了多少：请多保留一些，再学习一次。</translation>
</message>
<message>
<source>Finished in {time}: {score} % of the {count} test images are classified correctly. What has changed for your drawings stands on the Draw page, under “My drawings”.</source>
<translation>训练完成，用时 {time}：{count} 张测试图像中 {score} % 分类正确。对您的画有哪些变化，请看“绘画”页的“我的画”。</translation>
</message>
<message>
<source>Starts from</source>
<translation>起点</translation>
</message>
<message>
<source>End this run; the network that it began with stays</source>
<translation>结束这次训练；起点的网络保持不变</translation>
</message>
<message>
<source>The gradients of the batch before are set to zero, for backward() adds to what is there. Then, for each weight: how steeply would the loss rise if it grew?</source>
<translation>先把上一批的梯度清零，因为 backward() 会把新的梯度加到原有的上面。然后对每一个权重计算：如果它增大，损失会上升得多快？</translation>
</message>
<message>
<source>The next batch follows, until every image was seen.</source>
<translation>接着是下一批，直到看过每一张图像。</translation>
</message>
<message>
<source>Zero the gradients before each backward()</source>
<translation>每次 backward() 之前把梯度清零</translation>
</message>
<message>
<source>The gradients of this batch, of length {norm}, are still there. Step 4 of the next batch sets them to zero before it computes its own.</source>
<translation>这一批的梯度还在，长度为 {norm}。下一批的第 4 步会先把它们清零，再计算自己的梯度。</translation>
</message>
<message>
<source>The gradients of this batch, of length {norm}, are still there. Step 4 of the next batch adds its own to them.</source>
<translation>这一批的梯度还在，长度为 {norm}。下一批的第 4 步会把自己的梯度加到它们上面。</translation>
</message>
<message>
<source>The stride does not divide evenly: the filter never reaches the last {count} of the image (red).</source>
<translation>步幅不能整除：卷积核始终到不了图像的最后 {count} 行或列（标为红色）。</translation>
</message>
<message>
<source>The stride does not divide evenly: the filter misses padding, but nothing of the image.</source>
<translation>步幅不能整除：卷积核漏掉了一部分填充，但图像本身都看到了。</translation>
</message>
<message>
<source>Image {index} is {true}, the network says {said}: one more in the row of {true}, column of {said}.</source>
<translation>图像 {index} 是{true}，网络判断为{said}：“{true}”那一行、“{said}”那一列加一。</translation>
</message>
<message>
<source>scores[{row}]: the largest score, {score}, is that of class {column}, so the network says {name}.</source>
<translation>scores[{row}]：最大的得分是 {score}，属于类别 {column}，所以网络的判断是“{name}”。</translation>
</message>
<message>
<source>What is it? Click a garment to read its class.</source>
<translation>这是什么？点击一件衣物，看看它属于哪一类。</translation>
</message>
<message>
<source>MNIST: handwriting, the digits 0 to 9 (here 8 × 8 pixels, from scikit-learn)</source>
<translation>MNIST：手写的数字 0 到 9（这里是 scikit-learn 自带的 8 × 8 像素小图）</translation>
</message>
<message>
<source>Fashion-MNIST: photographs, the classes 0 to 9</source>
<translation>Fashion-MNIST：照片，类别 0 到 9</translation>
</message>
<message>
<source>Handwritten digits from 0 to 9</source>
<translation>手写数字 0 到 9</translation>
</message>
<message>
<source>Hide the names</source>
<translation>隐藏名称</translation>
</message>
<message>
<source>Other places and no names: guess first, then click</source>
<translation>打乱位置，不写名称：先猜，再点击</translation>
</message>
<message>
<source>No run of your own yet: press Start on the Train page.</source>
<translation>您还没有自己的训练：到“训练”页按“开始”。</translation>
</message>
<message>
<source>Your newest run: {name}.</source>
<translation>您最近的训练：{name}。</translation>
</message>
<message>
<source>Your newest run: {name} classifies {score} % of new images correctly.</source>
<translation>您最近的训练：{name}，在新图像上的准确率为 {score} %。</translation>
</message>
<message>
<source>Comes after a run of your own.</source>
<translation>先自己训练一次，再来分析。</translation>
</message>
<message>
<source>The confusion matrix of your run shows what it takes for what.</source>
<translation>混淆矩阵会说明您训练的网络把什么当成了什么。</translation>
</message>
<message>
<source>Darkest pixel</source>
<translation>最暗的像素</translation>
</message>
<message>
<source>Brightest pixel</source>
<translation>最亮的像素</translation>
</message>
<message>
<source>The first pixel with the smallest number</source>
<translation>数值最小的第一个像素</translation>
</message>
<message>
<source>The first pixel with the largest number</source>
<translation>数值最大的第一个像素</translation>
</message>
<message>
<source>The outlined pixels are shown as numbers below. Click another one.</source>
<translation>框出的像素在下面以数字显示。点击可换一处。</translation>
</message>
<message>
<source>colours</source>
<translation>颜色</translation>
</message>
<message>
<source>height</source>
<translation>高</translation>
</message>
<message>
<source>width</source>
<translation>宽</translation>
</message>
<message>
<source>A data-dependent hyperparameter: grey images have one channel, and there are ten classes.</source>
<translation>依赖数据的超参数：灰度图像只有一个通道，一共有十个类别。</translation>
</message>
<message>
<source>In the definition, {definition}, {name} is the parameter. In the call, {call}, {value} is its argument.</source>
<translation>在定义 {definition} 中，{name} 是形参（parameter）；在调用 {call} 中，{value} 是传给它的实参（argument）。</translation>
</message>
<message>
<source>The image 1,000 times at once: with gradients on, PyTorch keeps {memory} that nobody needs for a prediction. The pass takes {ratio} times as long.</source>
<translation>把这张图像一次送入 1,000 份：不关闭梯度，PyTorch 会保留 {memory} 的中间结果，而预测根本用不着它们。用时是关闭梯度时的 {ratio} 倍。</translation>
</message>
<message>
<source>the run before</source>
<translation>上一次训练</translation>
</message>
<message>
<source>Counted at the end: correct</source>
<translation>训练完再数：答对</translation>
</message>
<message>
<source>Counted at the end: accuracy</source>
<translation>训练完再数：准确率</translation>
</message>
<message>
<source>on the diagonal</source>
<translation>对角线上</translation>
</message>
<message>
<source>Reference run and this network</source>
<translation>参考结果与这个网络</translation>
<source>The shapes do not fit together. Look at the .shape of each tensor in this line.</source>
<translation>形状对不上。请看看这一行里每个张量的 .shape。</translation>
</message>
<message>
<source>Nothing has this name yet. Check its spelling, and that a line above makes it.</source>
<translation>还没有叫这个名字的东西。请检查拼写，以及前面是否有一行定义了它。</translation>
</message>
<message>
<source>This object has nothing of that name. Check the spelling, and what kind of object it is.</source>
<translation>这个对象没有叫这个名字的东西。请检查拼写，以及它是哪一类对象。</translation>
</message>
<message>
<source>There are not that many. Counting begins at 0, so the last one is at the length minus 1.</source>
<translation>没有那么多。编号从 0 开始，所以最后一个的编号是长度减 1。</translation>
</message>
<message>
<source>Only packages that are installed with this application can be imported.</source>
<translation>只能导入随本应用安装的包。</translation>
</message>
<message>
<source>Nobody can type here while the code runs. Write the value into the code.</source>
<translation>代码运行时无法键入内容。请把值直接写进代码里。</translation>
</message>
<message>
<source>Python does not understand this. Look for a bracket, quotation mark or colon, also in the line above.</source>
<translation>Python 看不懂这里。请检查括号、引号和冒号，也看看上一行。</translation>
</message>
<message>
<source>The lines of a block begin equally far to the right, four spaces further than what it belongs to.</source>
<translation>同一个代码块的各行要缩进得一样多，比它所属的那一行多四个空格。</translation>
</message>
<message>
<source>The code runs in an empty folder of its own. Name the whole path of a file elsewhere.</source>
<translation>代码在一个专用的空文件夹里运行。文件若在别处，请写出完整路径。</translation>
</message>
<message>
<source>Line {line}: the code ended the process that ran it (status {status}). Nothing after it was run.</source>
<translation>第 {line} 行：代码结束了运行它的进程（状态 {status}），后面的语句没有运行。</translation>
</message>
<message>
<source>Line {line}: there is not enough memory for this: the code may use {most} GB. Take fewer images or smaller tensors.</source>
<translation>第 {line} 行：内存不够：代码最多可以使用 {most} GB。请少取一些图像，或用小一些的张量。</translation>
</message>
<message>
<source>Line {line}: the process that ran the code was ended from outside or crashed (signal {signal}). Nothing after it was run.</source>
<translation>第 {line} 行：运行代码的进程被强行结束或者崩溃了（信号 {signal}），后面的语句没有运行。</translation>
</message>
<message>
<source>Line {line}: there is not enough memory for this. Take fewer images or smaller tensors.</source>
<translation>第 {line} 行：内存不够。请少取一些图像，或用小一些的张量。</translation>
</message>
<message>
<source>Line {line}: the code ended itself here, by sys.exit.</source>
<translation>第 {line} 行：代码在这里用 sys.exit 结束了自己。</translation>
</message>
<message>
<source>Line {line}: the code may not start any more processes.</source>
<translation>第 {line} 行：代码不能再启动更多进程。</translation>
</message>
<message>
<source>Line {line}: {error}</source>
<translation>第 {line} 行：{error}</translation>
</message>
<message>
<source>Line {line}, called in line {caller}: {error}</source>
<translation>第 {line} 行（由第 {caller} 行调用）：{error}</translation>
</message>
<message>
<source>{error}
{hint}</source>
<translation>{error}
{hint}</translation>
</message>
<message>
<source>The code cannot run: no further process can be started ({reason}). Close other programs and try again.</source>
<translation>代码无法运行：不能再启动新的进程（{reason}）。请关闭其他程序后重试。</translation>
</message>
<message>
<source>The code cannot run: its process does not start ({reason}). Install the application again.</source>
<translation>代码无法运行：它的进程启动不了（{reason}）。请重新安装本应用。</translation>
</message>
<message>
<source>This code is longer than {most} characters. Shorten it, or reset it.</source>
<translation>这段代码超过 {most} 个字符。请缩短，或恢复原样。</translation>
</message>
<message>
<source>Only the first {most} characters are shown here.</source>
<translation>这里只显示前 {most} 个字符。</translation>
</message>
<message>
<source>{count} more figures are not shown: {most} are the most of one run.</source>
<translation>还有 {count} 张图没有显示：一次运行最多显示 {most} 张。</translation>
</message>
<message>
<source>The code cannot be exported as it is. {reason}</source>
<translation>代码现在无法导出。{reason}</translation>
</message>
<message>
<source>It needs torch, torchvision and matplotlib: `pip install torch torchvision matplotlib`.</source>
<translation>需要 torch、torchvision 和 matplotlib：`pip install torch torchvision matplotlib`。</translation>
</message>
<message>
<source>The code of this section</source>
<translation>本节的代码</translation>
</message>
<message>
<source>Change the code and run it. Tab indents, Escape leaves the field, Ctrl+Enter runs the code.</source>
<translation>可以修改代码再运行。Tab 缩进，Esc 离开编辑框，Ctrl+Enter 运行代码。</translation>
</message>
<message>
<source>Only the first {count} results are shown here.</source>
<translation>这里只显示前 {count} 个结果。</translation>
</message>
<message>
<source>Line {line}</source>
<translation>第 {line} 行</translation>
</message>
<message>
<source>Lines {first}–{last}</source>
<translation>第 {first}–{last} 行</translation>
</message>
<message>
<source>What line {line} gives</source>
<translation>第 {line} 行的结果</translation>
</message>
<message>
<source>A figure that line {line} draws</source>
<translation>第 {line} 行画的图</translation>
</message>
<message>
<source>Run this code here and see what each statement gives (Ctrl+Enter)</source>
<translation>在这里运行这段代码，查看每条语句的结果（Ctrl+Enter）</translation>
</message>
<message>
<source>Bring back the code of the section, as it was at first</source>
<translation>恢复本节原来的代码</translation>
</message>
<message>
<source>Export this section as a script and a notebook that work without this application</source>
<translation>把本节导出为脚本和 notebook，不需要本应用也能运行</translation>
</message>
<message>
<source>Python is starting …</source>
<translation>Python 正在启动……</translation>
</message>
<message>
<source>The files that the code wrote into its own folder are gone with it: {files}.</source>
<translation>代码写到自己文件夹里的文件已随它一起删除：{files}。</translation>
</message>
<message>
<source>The shapes do not fit together. Look at the .shape of each tensor in this line.</source>
<translation>形状对不上。请看看这一行里每个张量的 .shape。</translation>
</message>
<message>
<source>scikit-learn counts the matrix: `pip install scikit-learn`.</source>
<translation>混淆矩阵由 scikit-learn 统计：`pip install scikit-learn`。</translation>
</message>
</context>
</TS>
