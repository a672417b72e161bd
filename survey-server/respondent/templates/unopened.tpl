{{%AUTOESCAPE context="HTML"}}
<h1>Vos réponses ne peuvent pas être relues</h1>
<p>Cette page vient d’une autre enquête, par exemple d’un trimestre qui est clos, ou elle a été modifiée ou coupée en route. Rien n’a été enregistré.</p>
<h2>Que faire ?</h2>
<ol>
<li>Revenez à la page précédente avec votre navigateur, puis appuyez de nouveau sur le bouton : vos réponses y sont peut-être encore.</li>
<li>Si cela ne suffit pas, <a href="/">recommencez au début</a>. Votre code n’a pas été utilisé.</li>
</ol>
{{#TEXTS}}
<h2>Les textes que vous veniez d’écrire</h2>
<p>Copiez-les si vous voulez les garder.</p>
{{#TEXT}}
<p class="field"><label for="{{ID}}">{{LABEL}}</label>
<textarea id="{{ID}}" rows="6" readonly="readonly">{{TYPED:pre_escape}}</textarea></p>
{{/TEXT}}
{{/TEXTS}}
