<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>studio</name>
<message>
<source>A run is under way.</source>
<translation>训练正在进行。</translation>
</message>
<message>
<source>A setting cannot be used. Correct the marked field, then press Start.</source>
<translation>有一项设置无法使用。请改正标出的字段，再按“开始”。</translation>
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
<source>accuracy</source>
<translation>准确率</translation>
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
<source>“{address}” is no web address to download from; it must start with http:// or https://. Correct it (the variable {variable} may hold it).</source>
<translation>“{address}”不是可以下载的网址；网址必须以 http:// 或 https:// 开头。请改正（它可能写在环境变量 {variable} 中）。</translation>
</message>
<message>
<source>Apple graphics (MPS)</source>
<translation>Apple 显卡 (MPS)</translation>
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
<source>batch</source>
<translation>每批</translation>
</message>
<message>
<source>Batch size</source>
<translation>批大小</translation>
</message>
<message>
<source>batch {batch} of {batches}</source>
<translation>第 {batch} / {batches} 批</translation>
</message>
<message>
<source>batch {value}</source>
<translation>本批 {value}</translation>
</message>
<message>
<source>Best photo accuracy</source>
<translation>最佳照片准确率</translation>
</message>
<message>
<source>Cancel</source>
<translation>取消</translation>
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
<source>Changes each training image at random whenever it is seen: mirrored, or moved by up to 2 pixels. The network cannot learn the images by heart, so it needs more epochs and does better on new ones.</source>
<translation>每次用到训练图像时，都对它做随机变化：左右翻转，或平移最多 2 个像素。网络无法死记图像，因此需要训练更多轮，但在新图像上表现更好。</translation>
</message>
<message>
<source>Choose a number from {low} to {high}.</source>
<translation>请填写 {low} 到 {high} 之间的数。</translation>
</message>
<message>
<source>Choose one of: {choices}.</source>
<translation>请从以下选项中选择：{choices}。</translation>
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
<source>Copy details</source>
<translation>复制详细信息</translation>
</message>
<message>
<source>{count} images/s</source>
<translation>{count} 张/秒</translation>
</message>
<message>
<source>Course</source>
<translation>课程</translation>
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
<source>Curves as a table</source>
<translation>曲线数据表</translation>
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
<source>Delete</source>
<translation>删除</translation>
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
<source>diverged</source>
<translation>已发散</translation>
</message>
<message>
<source>{done} of {total} MB</source>
<translation>{done} / {total} MB</translation>
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
<source>Draws the images in a new order each epoch, so that no two epochs have the same batches. The course takes them in their stored order.</source>
<translation>每一轮都重新打乱图像的顺序，使任何两轮的批次都不相同。课程则按图像存储的顺序依次取用。</translation>
</message>
<message>
<source>Each run is kept here, to compare, resume or use.</source>
<translation>每次训练都会保存在这里，供比较、恢复训练或使用。</translation>
</message>
<message>
<source>EN / 中文</source>
<translation>EN / 中文</translation>
</message>
<message>
<source>End the run; what it learned is kept, and it can be resumed</source>
<translation>结束本次训练；已学到的内容会保留，以后可以恢复训练</translation>
</message>
<message>
<source>ended</source>
<translation>已结束</translation>
</message>
<message>
<source>epoch {epoch}</source>
<translation>第 {epoch} 轮</translation>
</message>
<message>
<source>Epoch {epoch} of {epochs}</source>
<translation>第 {epoch} / {epochs} 轮</translation>
</message>
<message>
<source>Epochs</source>
<translation>训练轮数</translation>
</message>
<message>
<source>evaluation</source>
<translation>评估</translation>
</message>
<message>
<source>evaluation {value}</source>
<translation>评估 {value}</translation>
</message>
<message>
<source>Export the run</source>
<translation>导出训练记录</translation>
</message>
<message>
<source>Export…</source>
<translation>导出…</translation>
</message>
<message>
<source>Fashion-MNIST is downloaded once, 31 MB. Training starts by itself when it has arrived.</source>
<translation>Fashion-MNIST 只需下载一次，共 31 MB。下载完成后训练会自动开始。</translation>
</message>
<message>
<source>Fashion-MNIST ready</source>
<translation>Fashion-MNIST 已就绪</translation>
</message>
<message>
<source>70,000 small pictures of garments: download them once, or show the folder they are in.</source>
<translation>共 70,000 张服装小图：下载一次即可，也可以指定它们所在的文件夹。</translation>
</message>
<message>
<source>Fetch the data set, 31 MB, into your data folder</source>
<translation>把数据集（31 MB）下载到您的数据文件夹</translation>
</message>
<message>
<source>&amp;File</source>
<translation>文件(&amp;F)</translation>
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
<source>{file} cannot be written ({reason}). Make room on the disk or allow writing there.</source>
<translation>无法写入 {file}（{reason}）。请腾出磁盘空间，或开放写入权限。</translation>
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
<source>finished</source>
<translation>已完成</translation>
</message>
<message>
<source>Finished in {time}: {score} % of the 10,000 test images are named rightly.</source>
<translation>训练完成，用时 {time}：10,000 张测试图像中有 {score} % 分类正确。</translation>
</message>
<message>
<source>Finished, but the network only guesses ({score} % of the test images). The learning rate may be too large, or far too small.</source>
<translation>训练完成，但网络只是在随机猜测（测试图像的准确率为 {score} %）。学习率可能过大，也可能过小。</translation>
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
<source>{folder} is a file. Name the folder that holds the archives.</source>
<translation>{folder} 是一个文件。请指定存有压缩文件的文件夹。</translation>
</message>
<message>
<source>Free software under the MIT licence.</source>
<translation>自由软件，以 MIT 许可证发布。</translation>
</message>
<message>
<source>Get the data set first, then resume the run.</source>
<translation>请先获取数据集，再恢复训练。</translation>
</message>
<message>
<source>Give the selected run another name</source>
<translation>给选中的训练记录换个名称</translation>
</message>
<message>
<source>&amp;Help</source>
<translation>帮助(&amp;H)</translation>
</message>
<message>
<source>Hold the run after this batch, or let it go on</source>
<translation>训练完当前这一批后暂停；已暂停时则继续</translation>
</message>
<message>
<source>How often the network sees all training images. More epochs learn more, until the network begins to learn the images by heart.</source>
<translation>网络把全部训练图像看几遍。轮数越多，学到的越多；但过多时，网络就开始死记图像了（过拟合）。</translation>
</message>
<message>
<source>How the learning rate goes through the run: constant, or one-cycle, which warms up, peaks and then falls to almost nothing so that the weights settle.</source>
<translation>学习率在整个训练中怎样变化：可以恒定不变；也可以用单周期策略，先预热升到最高，再降到几乎为零，让权重稳定下来。</translation>
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
<source>Images per step. Small batches mean many steps with noisy gradients; large ones few, smooth steps. Steps per epoch = images / batch size.</source>
<translation>每一步用多少张图像。批小则步数多、梯度噪声大；批大则步数少、每步更平稳。每轮步数 = 图像数 / 批大小。</translation>
</message>
<message>
<source>interrupted</source>
<translation>已中断</translation>
</message>
<message>
<source>It can be paused and stored, to go on another day exactly where it was.</source>
<translation>可以先暂停并保存，改天再从中断的地方原样继续。</translation>
</message>
<message>
<source>Keep training</source>
<translation>继续训练</translation>
</message>
<message>
<source>Language · 语言</source>
<translation>Language · 语言</translation>
</message>
<message>
<source>Learn how a convolutional network works by running all of it, on real data and on your own computer.</source>
<translation>在自己的电脑上，用真实数据运行每一步，学懂卷积神经网络。</translation>
</message>
<message>
<source>Learning rate</source>
<translation>学习率</translation>
</message>
<message>
<source>Let the selected run go on exactly where it was</source>
<translation>让选中的训练从上次中断的地方原样接着进行</translation>
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
<source>Logarithmic scale</source>
<translation>对数刻度</translation>
</message>
<message>
<source>Loss</source>
<translation>损失</translation>
</message>
<message>
<source>loss</source>
<translation>损失</translation>
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
<source>Name</source>
<translation>名称</translation>
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
<source>{name} holds no network. Choose a checkpoint saved by this application.</source>
<translation>{name} 中没有网络。请选择由本应用程序保存的检查点。</translation>
</message>
<message>
<source>{name} holds weights that are not finite numbers, so it cannot predict.</source>
<translation>{name} 的权重中含有非有限的数，因此无法用来预测。</translation>
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
<source>{name} is not a checkpoint, or only a part of one. Choose a file saved by this application.</source>
<translation>{name} 不是检查点，或者不完整。请选择由本应用程序保存的文件。</translation>
</message>
<message>
<source>{name} was not opened: it is not a checkpoint of plain numbers, and what it holds could run as a program. Choose a checkpoint saved by this application.</source>
<translation>没有打开 {name}：它不是只含数值的检查点，其中的内容可能会作为程序运行。请选择由本应用程序保存的检查点。</translation>
</message>
<message>
<source>{name} was written by a newer version of this application. Update the application to open it.</source>
<translation>{name} 是由本应用程序的更新版本写入的。请升级应用程序后再打开。</translation>
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
<source>Network and its state</source>
<translation>网络及其训练状态</translation>
</message>
<message>
<source>New images</source>
<translation>新图像</translation>
</message>
<message>
<source>no</source>
<translation>否</translation>
</message>
<message>
<source>No data set yet</source>
<translation>尚无数据集</translation>
</message>
<message>
<source>No trained model yet</source>
<translation>尚无训练好的模型</translation>
</message>
<message>
<source>None</source>
<translation>无</translation>
</message>
<message>
<source>Nothing came from {address} for {seconds} seconds. Check the network connection and start the download again: it goes on where it stopped.</source>
<translation>{address} 已有 {seconds} 秒没有传来数据。请检查网络连接，再次开始下载，会从中断处继续。</translation>
</message>
<message>
<source>Nothing was stored of this run yet. Let it train for a moment first.</source>
<translation>这次训练还没有保存任何内容。请先让它训练一会儿。</translation>
</message>
<message>
<source>One-cycle</source>
<translation>单周期</translation>
</message>
<message>
<source>Optimizer</source>
<translation>优化器</translation>
</message>
<message>
<source>Part of the training images that is kept for scoring each epoch. With it, the test images are touched only once, at the end, so that the final score is honest.</source>
<translation>从训练图像中留出一部分，用来在每轮结束时评分。这样，测试图像只在最后用一次，最终成绩才可信。</translation>
</message>
<message>
<source>{path} could not be written ({reason}). Choose another folder, or make room and try again.</source>
<translation>无法写入 {path}（{reason}）。请换一个文件夹，或腾出磁盘空间后重试。</translation>
</message>
<message>
<source>{path} could not be written. Choose another folder, or make room.</source>
<translation>无法写入 {path}。请换一个文件夹，或腾出磁盘空间。</translation>
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
<source>paused</source>
<translation>已暂停</translation>
</message>
<message>
<source>Paused at {percent} %</source>
<translation>已暂停：{percent} %</translation>
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
<source>Preset</source>
<translation>预设</translation>
</message>
<message>
<source>Press Start, and the curves grow here.</source>
<translation>点击“开始”，曲线就会在这里逐渐画出来。</translation>
</message>
<message>
<source>Progress of the download</source>
<translation>下载进度</translation>
</message>
<message>
<source>Progress of the run</source>
<translation>本次训练的进度</translation>
</message>
<message>
<source>Progress of this epoch</source>
<translation>本轮进度</translation>
</message>
<message>
<source>Pulls every weight a little towards zero at each step, which keeps the network from over-fitting.</source>
<translation>每一步都把各个权重向零拉近一点，防止网络过拟合。</translation>
</message>
<message>
<source>PyTorch does not load ({reason}). Install the application again.</source>
<translation>PyTorch 无法加载（{reason}）。请重新安装本应用程序。</translation>
</message>
<message>
<source>Quit</source>
<translation>退出</translation>
</message>
<message>
<source>Read Fashion-MNIST from a folder that holds its four archives</source>
<translation>从存有四个压缩文件的文件夹中读取 Fashion-MNIST</translation>
</message>
<message>
<source>Reading the data set…</source>
<translation>正在读取数据集…</translation>
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
<source>Resume</source>
<translation>恢复训练</translation>
</message>
<message>
<source>&amp;Run</source>
<translation>训练(&amp;R)</translation>
</message>
<message>
<source>Run {id} is no longer there; it may have been deleted.</source>
<translation>训练记录 {id} 已不存在，可能已被删除。</translation>
</message>
<message>
<source>running</source>
<translation>训练中</translation>
</message>
<message>
<source>Runs</source>
<translation>训练记录</translation>
</message>
<message>
<source>Save the numbers as a table</source>
<translation>把数据保存为表格</translation>
</message>
<message>
<source>Save the plot as a file</source>
<translation>把图表保存为文件</translation>
</message>
<message>
<source>Save the plot as a picture</source>
<translation>把图表保存为图片</translation>
</message>
<message>
<source>Save the selected run's network as a checkpoint, or its curves as a table</source>
<translation>把选中训练记录的网络保存为检查点，或把曲线保存为表格</translation>
</message>
<message>
<source>Saved as {path}.</source>
<translation>已保存为 {path}。</translation>
</message>
<message>
<source>Schedule</source>
<translation>学习率策略</translation>
</message>
<message>
<source>scoring…</source>
<translation>正在评估…</translation>
</message>
<message>
<source>Seed</source>
<translation>随机种子</translation>
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
<source>{name}: {value}</source>
<translation>{name}：{value}</translation>
</message>
<message>
<source>SGD with momentum</source>
<translation>带动量的 SGD</translation>
</message>
<message>
<source>Share of images named rightly that the network did not learn from (test or validation images)</source>
<translation>网络没有学过的图像（测试或验证图像）分类正确的比例</translation>
</message>
<message>
<source>Share of the training images named rightly in the last epoch</source>
<translation>最后一轮中，训练图像分类正确的比例</translation>
</message>
<message>
<source>Shift</source>
<translation>平移</translation>
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
<source>Shuffle</source>
<translation>打乱顺序</translation>
</message>
<message>
<source>smoothed</source>
<translation>平滑</translation>
</message>
<message>
<source>smoothed {value}</source>
<translation>平滑 {value}</translation>
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
<source>step (batches)</source>
<translation>步（批）</translation>
</message>
<message>
<source>Step one batch</source>
<translation>单步一批</translation>
</message>
<message>
<source>step {step}</source>
<translation>第 {step} 步</translation>
</message>
<message>
<source>Stop</source>
<translation>停止</translation>
</message>
<message>
<source>stopped</source>
<translation>已停止</translation>
</message>
<message>
<source>Stopped after step {step}. The run is kept: select it under Runs to resume it.</source>
<translation>已在第 {step} 步后停止。本次训练已保存：在“训练记录”中选中它，即可恢复训练。</translation>
</message>
<message>
<source>Table (*.csv)</source>
<translation>表格 (*.csv)</translation>
</message>
<message>
<source>Table of numbers (CSV)…</source>
<translation>数据表 (CSV)…</translation>
</message>
<message>
<source>The application ended unexpectedly last time.</source>
<translation>应用程序上次意外退出了。</translation>
</message>
<message>
<source>The checkpoint {path} cannot be read ({reason}). Check the name and that you may open it.</source>
<translation>无法读取检查点 {path}（{reason}）。请检查名称是否正确，以及您是否有权打开它。</translation>
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
<source>The course's run: Adam 0.01, batches of 100, two epochs, images in their stored order.</source>
<translation>课程中的训练：Adam，学习率 0.01，批大小 100，训练两轮，图像按存储顺序取用。</translation>
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
<source>The disk is full: {folder} has no room for the rest of the download. Make room and start the download again; it goes on where it stopped.</source>
<translation>磁盘已满：{folder} 放不下其余的下载内容。请腾出空间，再次开始下载，会从中断处继续。</translation>
</message>
<message>
<source>The download cannot be written to {folder} ({reason}). Allow writing there, or choose another place.</source>
<translation>无法把下载内容写入 {folder}（{reason}）。请开放写入权限，或换个位置。</translation>
</message>
<message>
<source>The Fashion-MNIST data set is by Zalando SE, MIT licence.</source>
<translation>Fashion-MNIST 数据集由 Zalando SE 制作，以 MIT 许可证发布。</translation>
</message>
<message>
<source>The folder {folder} cannot be created ({reason}). Allow writing there, or choose another place: the variable {variable} names the application's folder.</source>
<translation>无法创建文件夹 {folder}（{reason}）。请开放写入权限，或换个位置：环境变量 {variable} 可指定本应用程序的文件夹。</translation>
</message>
<message>
<source>The folder {folder} cannot be created ({reason}). Choose another one.</source>
<translation>无法创建文件夹 {folder}（{reason}）。请换一个文件夹。</translation>
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
<source>The history of runs in {path} cannot be read or written ({reason}). Make room on the disk or give yourself the right to write there.</source>
<translation>无法读写 {path} 中的训练记录（{reason}）。请腾出磁盘空间，或为自己开放写入权限。</translation>
</message>
<message>
<source>The history of runs in {path} was written by a newer version of this application. Update the application, or set FMNIST_HOME to another folder.</source>
<translation>{path} 中的训练记录是由本应用程序的更新版本写入的。请升级应用程序，或把 FMNIST_HOME 设为另一个文件夹。</translation>
</message>
<message>
<source>The history of this run is being written again; nothing was lost.</source>
<translation>本次训练的历史已恢复写入，没有任何丢失。</translation>
</message>
<message>
<source>The length of each step. Too small and learning crawls; too large and the loss jumps about or becomes infinite. With one-cycle it is the highest rate of the run.</source>
<translation>每一步迈多大。太小则学得极慢；太大则损失忽上忽下，甚至变成无穷大。使用单周期策略时，它是整个训练中的最高学习率。</translation>
</message>
<message>
<source>The network learns the 60,000 training images, batch by batch.</source>
<translation>网络一批一批地学习 60,000 张训练图像。</translation>
</message>
<message>
<source>The network learns, batch by batch</source>
<translation>网络一批一批地学习</translation>
</message>
<message>
<source>The rule that turns gradients into a change of the weights. Adam fits the step to each weight; AdamW decays the weights apart from that; SGD follows the gradient with momentum 0.9.</source>
<translation>根据梯度更新权重的规则。Adam 为每个权重自动调整步长；AdamW 另外单独做权重衰减；SGD 沿梯度方向下降，动量为 0.9。</translation>
</message>
<message>
<source>The size {size} is not understood. Write width and height like 1280x820.</source>
<translation>无法识别尺寸 {size}。请按 1280x820 这样的格式写出宽和高。</translation>
</message>
<message>
<source>The state of this run cannot be read, so it cannot go on. Start a new run.</source>
<translation>无法读取这次训练的状态，因此不能继续。请重新开始一次训练。</translation>
</message>
<message>
<source>The stored settings cannot be read; they may come from a newer version.</source>
<translation>无法读取保存的设置；它们可能来自更新的版本。</translation>
</message>
<message>
<source>The tour stopped: the application did not go on in time.</source>
<translation>演示已中止：应用程序没有及时响应。</translation>
</message>
<message>
<source>The tour stopped: the button “{name}” cannot be pressed now.</source>
<translation>演示已中止：现在无法按下“{name}”按钮。</translation>
</message>
<message>
<source>Theme</source>
<translation>主题</translation>
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
<source>There is no such file at {address} (status 404). Check the address of the mirror.</source>
<translation>{address} 处没有这个文件（状态码 404）。请检查镜像的地址。</translation>
</message>
<message>
<source>There is not enough room in {folder}: {needed} MB are needed, {free} MB are free. Make room or choose another place, and start the download again.</source>
<translation>{folder} 的空间不足：需要 {needed} MB，只剩 {free} MB。请腾出空间或换个位置，再重新开始下载。</translation>
</message>
<message>
<source>These are the handwritten digits (MNIST), not Fashion-MNIST: {file}. Both have the same file names; put the archives of Fashion-MNIST there, or download them into another folder.</source>
<translation>这是手写数字数据集（MNIST），不是 Fashion-MNIST：{file}。两者的文件名相同；请换成 Fashion-MNIST 的压缩文件，或把它们下载到另一个文件夹。</translation>
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
<source>Tick a run (or press Space) to draw its curves over the plots</source>
<translation>勾选一条训练记录（或按空格键），把它的曲线叠加到图表上</translation>
</message>
<message>
<source>Time</source>
<translation>用时</translation>
</message>
<message>
<source>{time} left</source>
<translation>剩余 {time}</translation>
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
<source>Train</source>
<translation>训练</translation>
</message>
<message>
<source>Train a new network with these settings</source>
<translation>按这些设置训练一个新网络</translation>
</message>
<message>
<source>Train on a single batch, then wait; starts a run if there is none</source>
<translation>只训练一批，然后等待；尚未开始训练时，会新开始一次训练</translation>
</message>
<message>
<source>training average</source>
<translation>训练平均</translation>
</message>
<message>
<source>Training goes on, and writing is tried again.</source>
<translation>训练仍在继续，稍后会再次尝试写入。</translation>
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
<source>Type a number, such as {example}.</source>
<translation>请输入数字，例如 {example}。</translation>
</message>
<message>
<source>Undo</source>
<translation>撤销</translation>
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
<source>Versions, licence and data</source>
<translation>版本、许可证和数据来源</translation>
</message>
<message>
<source>&amp;View</source>
<translation>视图(&amp;V)</translation>
</message>
<message>
<source>Weight decay</source>
<translation>权重衰减</translation>
</message>
<message>
<source>What was stored before is safe, and you can go on. Please report it with the details below.</source>
<translation>此前保存的内容完好无损，您可以继续使用。请附上下面的详细信息反馈这个问题。</translation>
</message>
<message>
<source>What worked best for this network on the test photographs; takes a few minutes.</source>
<translation>这个网络在测试照片上效果最好的设置；需几分钟。</translation>
</message>
<message>
<source>Where the network computes. Automatic takes a graphics card if there is one that PyTorch can use.</source>
<translation>网络在哪里计算。“自动”表示：如果有 PyTorch 可用的显卡，就使用显卡。</translation>
</message>
<message>
<source>Whole run: {percent} %</source>
<translation>整个训练：{percent} %</translation>
</message>
<message>
<source>yes</source>
<translation>是</translation>
</message>
<message>
<source>{first} {second}</source>
<translation>{first}{second}</translation>
</message>
<message>
<source>Training</source>
<translation>训练图像</translation>
</message>
<message>
<source>The run has ended, but its last part could not be stored. Make room on the disk, then resume the run.</source>
<translation>训练已结束，但最后一部分未能保存。请先腾出磁盘空间，再恢复这次训练。</translation>
</message>
<message>
<source>T-shirt/top</source>
<translation>T 恤/上衣</translation>
</message>
<message>
<source>Trouser</source>
<translation>裤子</translation>
</message>
<message>
<source>Pullover</source>
<translation>套头衫</translation>
</message>
<message>
<source>Dress</source>
<translation>连衣裙</translation>
</message>
<message>
<source>Coat</source>
<translation>外套</translation>
</message>
<message>
<source>Sandal</source>
<translation>凉鞋</translation>
</message>
<message>
<source>Shirt</source>
<translation>衬衫</translation>
</message>
<message>
<source>Sneaker</source>
<translation>运动鞋</translation>
</message>
<message>
<source>Bag</source>
<translation>包</translation>
</message>
<message>
<source>Ankle boot</source>
<translation>短靴</translation>
</message>
</context>
</TS>
