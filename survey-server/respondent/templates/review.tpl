{{%AUTOESCAPE context="HTML"}}
{{#SUMMARY}}
<div class="summary errors" id="contenu" tabindex="-1" role="alert" aria-labelledby="erreurs">
{{#CODE_MISSING}}
<h2 id="erreurs">Il manque votre code</h2>
<ul><li><a href="#code">Tapez le code de votre papier, puis envoyez de nouveau.</a></li></ul>
<p>Vos réponses sont toujours dans cette page. Rien n’a été enregistré.</p>
{{/CODE_MISSING}}
{{#CODE_MISTYPED}}
<h2 id="erreurs">Ce code est mal recopié</h2>
<ul><li><a href="#code">Un signe manque, est en trop ou en remplace un autre : comparez chaque signe avec votre papier, corrigez, puis envoyez de nouveau.</a></li></ul>
<p>Votre code n’a pas été utilisé. Vos réponses sont toujours dans cette page. Rien n’a été enregistré.</p>
{{/CODE_MISTYPED}}
{{#CODE_REFUSED}}
<h2 id="erreurs">Ce code n’a pas été accepté</h2>
<ul><li><a href="#code">Comparez chaque signe avec votre papier, corrigez, puis envoyez de nouveau.</a></li></ul>
<p>Si le code est bien recopié, il a déjà servi ou il vient d’une autre enquête : demandez-en un autre à la personne qui vous l’a donné. Vos réponses sont toujours dans cette page. Rien n’a été enregistré.</p>
{{/CODE_REFUSED}}
{{#CODES_HELD_BACK}}
<h2 id="erreurs">Ce code n’a pas été accepté, et beaucoup d’autres viennent d’être refusés</h2>
<ul><li><a href="#code">Comparez chaque signe avec votre papier, attendez une minute, puis envoyez de nouveau.</a></li></ul>
<p>Un code valable et encore neuf est accepté à tout moment. Vos réponses sont toujours dans cette page. Rien n’a été enregistré.</p>
{{/CODES_HELD_BACK}}
{{#UNAVAILABLE}}
<h2 id="erreurs">L’envoi n’a pas pu se faire</h2>
<p>Le serveur ne peut pas enregistrer pour le moment. Vos réponses et votre code sont toujours dans cette page. <a href="#envoi">Attendez une minute, puis appuyez de nouveau sur « Envoyer ».</a></p>
{{/UNAVAILABLE}}
{{#FAULTS}}
<h2 id="erreurs">Il y a un problème</h2>
<p>Corrigez ces réponses avec le bouton « Modifier » de leur page, puis envoyez.</p>
<ul>
{{#ITEM}}<li>{{LABEL}} {{MESSAGE}}</li>
{{/ITEM}}
</ul>
{{/FAULTS}}
</div>
{{/SUMMARY}}
<div class="step"><p id="etape">Étape {{STEP}} sur {{STEPS}} : relire et envoyer</p>
<progress value="{{STEP}}" max="{{STEPS}}" aria-labelledby="etape"></progress></div>
<h1>Relisez, puis envoyez</h1>
<ul class="facts">
<li>Questions posées : <strong>{{ASKED}}</strong></li>
<li>Avec une réponse : <strong>{{ANSWERED}}</strong></li>
<li>Laissées sans réponse : <strong>{{EMPTY_COUNT}}</strong></li>
<li>« Je préfère ne pas répondre » : <strong>{{REFUSED_COUNT}}</strong></li>
</ul>
<p>Rien n’est encore enregistré. <a href="#envoi">Aller directement à l’envoi</a></p>
<form class="answers" method="post" action="/questionnaire#contenu">
<input type="hidden" name="_etat" value="{{STATE}}" autocomplete="off" />
{{#PAGES}}
<section>
<h2>{{TITLE}}</h2>
<dl>
{{#ANSWER}}<div><dt>{{LABEL}}</dt>{{#FAULT}}<dd class="fault">{{MESSAGE}}</dd>{{/FAULT}}{{#EMPTY}}<dd class="none">Sans réponse</dd>{{/EMPTY}}{{#REFUSED}}<dd class="none">Je préfère ne pas répondre</dd>{{/REFUSED}}{{#GIVEN}}<dd>{{LINE:pre_escape}}</dd>{{/GIVEN}}</div>
{{/ANSWER}}
</dl>
<button type="submit" name="_page" value="{{PAGE}}">Modifier<span class="hidden"> : {{TITLE}}</span></button>
</section>
{{/PAGES}}
<p class="buttons"><button type="submit" name="_aller" value="retour">Revenir</button></p>
</form>
<form class="send" id="envoi" method="post" action="/envoi#contenu">
<input type="hidden" name="_etat" value="{{STATE}}" autocomplete="off" />
<h2>Envoyer</h2>
{{#CODES_MODE}}
<p class="field"><label for="code">Votre code de participation</label>
<span class="hint" id="aide-code">Il est sur le papier que vous avez tiré : 18 lettres et chiffres. Majuscules, espaces et tirets ne comptent pas.</span>
{{#INVALID}}<span class="fault" id="erreur-code"><span class="hidden">Erreur : </span>Ce code n’a pas été accepté.</span>{{/INVALID}}
<input type="text" class="code" id="code" name="_code" value="{{CODE}}" maxlength="60" inputmode="text" autocapitalize="characters" autocomplete="off" autocorrect="off" spellcheck="false" aria-describedby="aide-code{{#INVALID}} erreur-code{{/INVALID}}"{{#INVALID}} aria-invalid="true"{{/INVALID}} /></p>
{{/CODES_MODE}}
{{#OPEN_MODE}}<p>Lien ouvert : aucun code n’est demandé.</p>{{/OPEN_MODE}}
<p>Après l’envoi, vos réponses ne pourront plus être retrouvées, ni modifiées, ni retirées.</p>
<p class="buttons"><button class="main" type="submit">Envoyer</button></p>
</form>
