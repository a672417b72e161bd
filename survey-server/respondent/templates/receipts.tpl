{{%AUTOESCAPE context="HTML"}}
{{#SUMMARY}}
<div class="summary{{#WRONG}} errors{{/WRONG}}" id="contenu" tabindex="-1" role="alert" aria-labelledby="resultat">
{{#FOUND}}
<h2 id="resultat">Ce reçu est sur la liste</h2>
<p>Votre bulletin chiffré est dans l’urne.</p>
{{/FOUND}}
{{#ABSENT_YET}}
<h2 id="resultat">Ce reçu n’est pas encore sur la liste</h2>
<p>La liste est provisoire : votre bulletin peut attendre la suivante. Comparez chaque signe avec votre reçu, puis revenez un autre jour. La liste de la clôture aura tous les bulletins.</p>
{{/ABSENT_YET}}
{{#ABSENT}}
<h2 id="resultat">Ce reçu n’est pas sur la liste</h2>
<p>C’est la liste de la clôture, qui a tous les bulletins. <a href="#recu">Comparez chaque signe avec votre reçu.</a> S’il est bien recopié, prévenez vos élus du CSE.</p>
{{/ABSENT}}
{{#MISTYPED}}
<h2 id="resultat">Ce n’est pas un reçu</h2>
<p><a href="#recu">Écrivez les seize signes de votre reçu :</a> des chiffres, et des lettres de a à f.</p>
{{/MISTYPED}}
{{#NOTHING_YET}}
<h2 id="resultat">Il n’y a pas encore de liste</h2>
<p>Revenez un autre jour : votre reçu restera valable.</p>
{{/NOTHING_YET}}
</div>
{{/SUMMARY}}
<h1>La liste des reçus</h1>
{{#NO_LIST}}
<p class="lead">Aucune liste n’est encore publiée. La première paraît quand assez de bulletins sont arrivés, la dernière à la clôture.</p>
{{/NO_LIST}}
{{#LIST}}
<p class="lead">{{#PROVISIONAL}}Liste provisoire{{/PROVISIONAL}}{{#FINAL}}Liste de la clôture{{/FINAL}} du {{DAY}} : {{BALLOTS}} bulletins.</p>
<p><a href="/recus.txt">Télécharger toute la liste (texte)</a>, pour l’imprimer ou l’afficher.</p>
{{/LIST}}
<form class="send" id="recherche" method="post" action="/recus#contenu">
<h2>Chercher mon reçu</h2>
<p class="field"><label for="recu">Votre reçu</label>
<span class="hint" id="aide-recu">Les seize signes affichés après votre envoi. Les espaces ne comptent pas.</span>
{{#INVALID}}<span class="fault" id="erreur-recu"><span class="hidden">Erreur : </span>Ce n’est pas un reçu.</span>{{/INVALID}}
<input type="text" class="code" id="recu" name="_recu" value="{{TYPED}}" maxlength="60" autocomplete="off" autocorrect="off" autocapitalize="none" spellcheck="false" aria-describedby="aide-recu{{#INVALID}} erreur-recu{{/INVALID}}"{{#INVALID}} aria-invalid="true"{{/INVALID}} /></p>
<p class="buttons"><button class="main" type="submit">Chercher</button></p>
</form>
<h2>Ce que dit cette liste</h2>
<p>Chaque ligne est l’empreinte d’un bulletin chiffré. Un reçu est le début de sa ligne. Les lignes sont triées : elles ne disent ni qui a répondu, ni quand, ni quoi. Le serveur ne note pas les reçus que l’on cherche.</p>
<p>Une nouvelle liste ne paraît que si assez de bulletins sont arrivés depuis la précédente, et quelques bulletins tirés au sort attendent la suivante : sinon, un collègue qui vous a vu répondre verrait apparaître l’empreinte de votre bulletin.</p>
<p>À la clôture, la liste complète est remise à vos élus, pour être affichée. Le dépouillement n’ouvre l’urne que si ses bulletins sont exactement ceux de cette liste.</p>
