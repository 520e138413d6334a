// SPDX-License-Identifier: GPL-3.0-or-later

import Pages

extension PageScript {
    /// Shows a field that filters the rows of the page's lists by words, by what is new and by must-haves.
    ///
    /// Without it everything is shown and the field is hidden.
    static let filter = PageScript(
        text: """
            (function(){'use strict';var f=document.getElementById('filter');if(!f)return;f.hidden=false;
            function fold(t){return t.toLowerCase().normalize('NFD').replace(/[\\u0300-\\u036f]/g,'')}
            var rows=Array.prototype.map.call(document.querySelectorAll('tr[data-row]'),function(r){
            var s=r.closest('section');return{r:r,s:s,t:fold(s.getAttribute('data-title')+' '+r.textContent)}});
            var out=f.querySelector('output');
            function apply(){var w=fold(f.elements.q.value).split(/\\s+/).filter(Boolean);
            var n=f.elements.fresh&&f.elements.fresh.checked,m=f.elements.met.checked,on=w.length||n||m,c=0,seen=[];
            rows.forEach(function(e){var ok=w.every(function(x){return e.t.indexOf(x)>=0})&&(!n||e.r.hasAttribute('data-new'))
            &&(!m||e.r.hasAttribute('data-met'));e.r.hidden=!ok;if(ok){c++;if(seen.indexOf(e.s)<0)seen.push(e.s)}});
            Array.prototype.forEach.call(document.querySelectorAll('section[data-title]'),function(s){
            s.hidden=!!on&&seen.indexOf(s)<0});
            out.textContent=on?(c===1?out.getAttribute('data-one'):out.getAttribute('data-many').replace('#',c)):''}
            f.addEventListener('input',apply);f.addEventListener('submit',function(e){e.preventDefault()});
            f.addEventListener('reset',function(){setTimeout(apply,0)});apply()})()
            """,
        hash: "sha256-TX8sy9knj0fbEFOdutWEhvOOvY0X2hv7AfFRscPiSms="
    )
}
