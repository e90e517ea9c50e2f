/* The editor's desk, under `trunk serve` only: the problems of the stories, ways to look at the page,
   and where each block is written. What editors write goes through textContent alone. */
(function () {
  if (window.top !== window) return;
  /* The story that is shown: the first part of its address, and at the root the default one. */
  var slug = location.pathname.split('/')[1];
  var kept = {};
  try { kept = JSON.parse(sessionStorage.getItem('yitu-desk')) || {}; } catch (e) {}

  function keep() {
    try { sessionStorage.setItem('yitu-desk', JSON.stringify(kept)); } catch (e) {}
  }
  function make(tag, words, parent, type) {
    var one = document.createElement(tag);
    if (words) one.textContent = words;
    if (type) one.className = type;
    if (parent) parent.appendChild(one);
    return one;
  }
  function copy(words, said) {
    var done = function () { said.textContent = '已复制 ' + words; };
    if (navigator.clipboard) navigator.clipboard.writeText(words).then(done, function () { said.textContent = words; });
    else said.textContent = words;
  }

  var style = make('link');
  style.rel = 'stylesheet';
  style.href = '/desk/desk.css';
  document.head.appendChild(style);
  var desk = make('aside', '', document.body, 'desk');
  desk.setAttribute('aria-label', '编辑台');
  var said = make('p', '', desk, 'desk-said');
  said.setAttribute('role', 'status');
  var list = make('section', '', desk, 'desk-problems');
  var lan = make('section', '', desk, 'desk-lan');
  lan.hidden = true;
  var bar = make('div', '', desk, 'desk-bar');
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', '怎么看这一页');

  /* Another way to look at the page is a frame over it. */
  var frame = null;
  function address() {
    var path = '/' + (slug ? slug + '/' + (kept.hant ? 'hant/' : '') + (kept.view === 'embed' ? 'embed/' : '') : '');
    var query = [kept.dark && 'theme=dark', kept.large && 'scale=2'].filter(Boolean).join('&');
    return path + (query ? '?' + query : '');
  }
  /* The long picture as wide as the frame: a browser by itself would make it as high as the frame. */
  function poster(page) {
    var picture = make('img', '', page.body);
    page.body.style.margin = 0;
    picture.style.width = '100%';
    picture.alt = '长图';
    picture.onerror = function () { page.body.textContent = '还没有长图：先运行 cargo yitu poster，再存一次盘。'; };
    picture.src = '/' + slug + '/poster.png';
  }
  function show() {
    if (frame) { frame.remove(); frame = null; }
    var framed = kept.view || kept.hant || kept.dark || kept.large || kept.silent;
    document.documentElement.classList.toggle('desk-framed', !!framed);
    if (framed) {
      frame = make('iframe', '', document.body, 'desk-frame');
      frame.dataset.view = kept.view || 'phone';
      frame.title = '页面';
      if (kept.silent) frame.setAttribute('sandbox', 'allow-same-origin');
      var pictured = kept.view === 'poster' && slug;
      frame.addEventListener('load', function () {
        if (pictured) return poster(frame.contentDocument);
        try { frame.contentWindow.scrollTo(0, kept.top || 0); outline(frame.contentDocument); } catch (e) {}
      });
      if (pictured) frame.srcdoc = '<!doctype html><title>长图</title>';
      else frame.src = address();
    }
    buttons.forEach(function (button) { button.setAttribute('aria-pressed', button.pressed() ? 'true' : 'false'); });
  }
  /* What is below the desk can be scrolled to, however high it stands. */
  new ResizeObserver(function () {
    document.documentElement.style.setProperty('--desk', desk.getBoundingClientRect().height + 'px');
  }).observe(desk);
  addEventListener('beforeunload', function () {
    if (frame) { try { kept.top = frame.contentWindow.scrollY; keep(); } catch (e) {} }
  });

  var buttons = [];
  function button(words, pressed, press) {
    var one = make('button', words, bar);
    one.type = 'button';
    one.pressed = pressed;
    one.addEventListener('click', function () { press(); keep(); show(); });
    buttons.push(one);
  }
  [['手机', 'phone'], ['平板', 'tablet'], ['电脑', 'desktop'], ['嵌入', 'embed'], ['长图', 'poster']].forEach(function (view) {
    button(view[0], function () { return kept.view === view[1]; }, function () { kept.view = kept.view === view[1] ? '' : view[1]; });
  });
  [['繁', 'hant'], ['夜', 'dark'], ['大字', 'large'], ['无脚本', 'silent']].forEach(function (way) {
    button(way[0], function () { return !!kept[way[1]]; }, function () { kept[way[1]] = !kept[way[1]]; });
  });
  button('板块', function () { return !!kept.blocks; }, function () { kept.blocks = !kept.blocks; outline(document); });
  button('用手机看', function () { return !lan.hidden; }, function () { lan.hidden = !lan.hidden; });

  /* Which block is which, and its line in the file. */
  var facts = { problems: [], more: [], blocks: {}, lan: null, stories: [], default: '' };
  function outline(page) {
    page.documentElement.classList.toggle('desk-blocks', !!kept.blocks);
    if (page !== document && !page.querySelector('link[href="/desk/desk.css"]')) page.head.appendChild(style.cloneNode());
    var own = facts.blocks[slug];
    if (!own) return;
    [].forEach.call(page.querySelectorAll('[data-block]'), function (block, at) {
      if (block.querySelector('.desk-line')) return;
      var label = make('button', block.dataset.block + ' · 第' + own.lines[at] + '行', null, 'desk-line');
      label.type = 'button';
      label.addEventListener('click', function () { copy(own.file + ':' + own.lines[at] + ':1', said); });
      block.insertBefore(label, block.firstChild);
    });
  }

  function problems() {
    list.textContent = '';
    list.hidden = !facts.problems.length;
    var wrong = facts.problems.filter(function (one) { return one.severity === 'error'; }).length;
    var look = facts.problems.length - wrong;
    make('h2', [wrong && wrong + ' 处错误', look && look + ' 处提醒'].filter(Boolean).join('，') + (wrong ? '；页面是上一次没有错时的样子' : ''), list);
    var rows = make('ol', '', list);
    facts.problems.forEach(function (one) {
      var row = make('li', '', rows, 'desk-' + one.severity);
      var place = make('button', one.place, row);
      place.type = 'button';
      place.title = '复制位置';
      place.addEventListener('click', function () { copy(one.place, said); });
      make('b', one.message, row);
      make('code', one.line.trim(), row);
      make('span', one.help + '（' + one.code + '）', row);
    });
    facts.more.forEach(function (words) { make('p', words, list); });
  }
  function phone() {
    if (!facts.lan) return make('p', '停下现在的服务，运行 cargo xtask serve --lan，再点这里。', lan);
    var svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 ' + facts.lan.side + ' ' + facts.lan.side);
    var path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', facts.lan.path);
    svg.appendChild(path);
    lan.appendChild(svg);
    make('p', facts.lan.address, lan);
  }

  fetch('/desk/desk.json', { cache: 'no-store' }).then(function (answer) { return answer.json(); }).then(function (read) {
    facts = read;
    if (facts.stories.indexOf(slug) < 0) slug = facts.default;
    problems();
    phone();
    outline(document);
    show();
    desk.dataset.ready = '';
  });
})();
